"""What is kept of each step, and for how long."""
