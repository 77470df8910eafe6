"""What is kept of a member: to see, take along and erase."""
