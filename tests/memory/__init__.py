"""What others can read of the memory of the program, while it is open and after it was left."""
