"""What is shipped: the wheel, the container, and the commands that make them."""
