"""Nothing in the home folder or the environment may run inside the process of the vault."""

import os
import subprocess
import sys
from pathlib import Path

PRINT_A_CARD = """
from nocontact_desktop.exports import card
from nocontact_desktop.exports.card_content import CardContent
from nocontact_desktop.exports.pages import Choices
assert card.render(CardContent(), Choices()).pdf
import os
assert "RL_invariant" not in os.environ
"""


def test_no_settings_of_the_library_are_run_from_the_home_folder(tmp_path: Path) -> None:
    trace = tmp_path / "was-run"
    (tmp_path / ".reportlab_settings").write_text(f"open({str(trace)!r}, 'w').close()\n")
    done = subprocess.run(
        [sys.executable, "-c", PRINT_A_CARD],
        env={**os.environ, "HOME": str(tmp_path), "RL_invariant": "0"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not trace.exists()
