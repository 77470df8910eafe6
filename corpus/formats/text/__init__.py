"""Plain text: what somebody typed, or copied from a web page."""
