"""The walls of the architecture and the rules of the house, held by tests."""
