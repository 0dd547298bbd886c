"""The core: plan, vault, exports, disguises and system adapters. It never imports Qt."""

__version__ = "0.1.0"
