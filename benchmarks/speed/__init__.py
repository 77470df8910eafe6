"""What answers cost: time, memory, load."""
