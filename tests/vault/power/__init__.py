"""Power cuts: works are recorded, and every state that a disk may be in afterwards is replayed."""
