"""A person at a real desktop: X server, window manager, session bus, keyring, whole program."""
