"""Makes a packaged build: a staged copy with neutral names, frozen, and put into a package."""
