"""What somebody else at the computer can find, with ordinary tools: nothing that tells."""
