"""A converter of units: live, in both directions, with exact factors."""
