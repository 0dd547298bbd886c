"""Setting up a second vault from inside the open one; the same in every vault."""
