"""Setting up what the program needs, with nothing but the standard library.

`ready` is the quick check at every start; the other modules are imported only when something is
missing. The words here are plain English and not in the catalogue: nothing is there to read it yet.
"""
