"""Modules that a packaged build does without. A test holds that the program works without them."""

NOT_IMPORTED = (
    "PIL._avif", "PIL._imagingcms", "PIL._imagingft", "PIL._imagingmath", "PIL._imagingmorph",
    "PIL._imagingtk", "PIL._webp", "PySide6.QtNetwork", "_multibytecodec", "_ssl", "asyncio",
    "doctest", "ftplib", "pdb", "pydoc", "smtplib", "ssl", "test", "tkinter", "unittest", "xmlrpc",
)  # fmt: skip
