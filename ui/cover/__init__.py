"""The first process: a calculator, and the gesture that starts the second one."""
