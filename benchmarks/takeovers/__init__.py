"""What two processes share: taken over where one is killed, done once where both are at it."""
