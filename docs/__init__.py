"""The guides, and the package that draws their pictures."""
