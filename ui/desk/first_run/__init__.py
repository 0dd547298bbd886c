"""The first run: pages and their flow."""
