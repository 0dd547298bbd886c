"""Writers that are killed at any moment, and clean readers that look at what is left."""
