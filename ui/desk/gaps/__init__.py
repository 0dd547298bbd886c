"""The page that says what the plan still lacks."""
