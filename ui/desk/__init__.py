"""The second process: what the person sees after unlocking."""
