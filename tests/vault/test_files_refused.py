"""A whole file that cannot take its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from nocontact_desktop.vault import files


def test_what_was_written_is_taken_away_where_a_folder_has_the_name(tmp_path: Path) -> None:
    (tmp_path / "x" / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="x"):
        files.write_atomically(tmp_path / "x", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
    assert (tmp_path / "x" / "inside").is_dir()
