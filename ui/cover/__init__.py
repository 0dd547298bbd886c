"""The first process: a disguise that works, and the gesture that starts the second one."""
