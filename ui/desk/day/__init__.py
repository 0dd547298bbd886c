"""The day on one screen: one line at a time, and the way out with nothing in the hands."""

DAY = "day"
"""The id of its page."""
