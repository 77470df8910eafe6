"""What has been posted: articles, how they are read from sources, and where they are kept."""
