"""The core put together for the screens."""
