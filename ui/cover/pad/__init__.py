"""A pad for lists and notes, which are kept in the open."""
