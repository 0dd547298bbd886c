"""The whole plan in the order of time."""
