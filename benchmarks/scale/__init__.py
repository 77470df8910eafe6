"""What many servers, large collections and several processes cost."""
