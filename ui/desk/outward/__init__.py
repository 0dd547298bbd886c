"""What others see of the program, and what stays of it on the computer."""
