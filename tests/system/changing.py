"""Change one entry into another, for `test_menu_kills`: run with a folder and `strace`."""

import sys
from pathlib import Path

from nocontact_desktop.system.menu_entry import MenuLauncher
from tests.system.contract import ENTRY, OTHER

if __name__ == "__main__":
    launcher = MenuLauncher(Path(sys.argv[1]))
    old, new = (ENTRY, OTHER) if sys.argv[2] == "other" else (ENTRY, ENTRY._replace(name="Sums"))
    sys.stdout.write("now\n")
    sys.stdout.flush()
    launcher.change(old, new)
