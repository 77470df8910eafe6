"""What all surfaces do, off the event loop; nothing in here knows Discord."""
