"""What is kept of a person, in every server and every table: to see, take along and erase."""
