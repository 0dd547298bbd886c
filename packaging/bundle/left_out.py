"""Modules that a packaged build does without. A test holds that the program works without them."""

NOT_IMPORTED = (
    "PySide6.QtNetwork", "_multibytecodec", "_ssl", "asyncio", "doctest", "ftplib", "pdb", "pydoc",
    "smtplib", "ssl", "test", "tkinter", "unittest", "xmlrpc",
)  # fmt: skip

STAND_IN = {
    "PIL/__init__.py": '__version__ = "12.0.0"\n',
    "PIL/Image.py": "class Image:\n    pass\n",
}
"""In the place of a library for pictures, which the one for pages imports, and no page of ours
holds a picture: six megabytes, and readers of a dozen formats, that nobody has to trust.
"""
