"""What a server's administrators decide."""
