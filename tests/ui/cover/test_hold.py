"""How long a key is held is each installation's own."""

from pathlib import Path

from nocontact_desktop import resources
from nocontact_desktop.disguise import profile
from nocontact_desktop.disguise.installation import Installation
from nocontact_desktop.disguise.profile import load_profiles
from ui.cover.gesture import HOLD_MS
from ui.cover.main import _fitting

PROFILE = load_profiles(resources.folder("disguises"))[0]


def test_the_window_takes_the_time_of_the_installation(tmp_path: Path) -> None:
    found = Installation(PROFILE._replace(hold_ms=830), tmp_path, portable=False)
    assert _fitting(found).hold_ms == 830
    assert _fitting(None).hold_ms == HOLD_MS


def test_one_without_a_time_of_its_own_has_the_usual_one() -> None:
    assert profile.HOLD_MS == PROFILE.hold_ms == HOLD_MS
