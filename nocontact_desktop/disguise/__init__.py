"""What a stranger sees: outward names as data, and the engines that make the disguise work."""
