"""What opens the vault, seen and changed from inside it."""
