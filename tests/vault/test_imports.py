"""What importing the vault costs."""

import os
import subprocess
import sys
from pathlib import Path

LATE = ("keyring", "secretstorage", "jeepney", "zxcvbn")


def test_the_keyring_and_the_estimator_are_not_loaded_with_the_vault() -> None:
    program = (
        "import sys, nocontact_desktop.vault\n"
        f"print([name for name in {LATE!r} if name in sys.modules])"
    )
    path = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, sys.path)])
    said = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert said.stdout == "[]\n"
