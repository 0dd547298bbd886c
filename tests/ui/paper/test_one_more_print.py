"""A new print costs one file and one line: in the registry, it is a page with all that belongs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.exports import registry
from nocontact_desktop.exports.card import render
from nocontact_desktop.exports.pages import Choices, Layout, Pages
from nocontact_desktop.exports.registry import EXPORTS, Export, Material
from nocontact_desktop.system.memory import MemorySystem
from tests.ui.paper.conftest import Room
from ui.desk.page import PageEntry
from ui.desk.paper.entries import paper_entries
from ui.desk.paper.export_page import ExportPage
from ui.desk.paper.file_way import FileWay


@pytest.fixture
def asked() -> list[tuple[Material, Choices]]:
    """What the new print was made of."""
    return []


@pytest.fixture
def entries(
    room: Room,
    runners: QObject,
    tmp_path: Path,
    asked: list[tuple[Material, Choices]],
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[PageEntry, ...]:
    def list_of_names(material: Material, choices: Choices) -> Pages:
        asked.append((material, choices))
        return render(material.card, choices)

    new = Export("names", "Names to call", list_of_names)
    monkeypatch.setattr(registry, "EXPORTS", (*EXPORTS, new))
    profile = load_profiles(resources.folder("disguises"))[0]
    return paper_entries(
        room.workspace,
        room.saving,
        MemorySystem(tmp_path, tmp_path),
        profile,
        tasks=room.outside.tasks,
        confirm=None,
        parent=runners,
    )


@pytest.fixture
def page(qtbot: QtBot, entries: tuple[PageEntry, ...]) -> ExportPage:
    made = entries[-1].build()
    assert isinstance(made, ExportPage)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    made.show()
    qtbot.waitUntil(lambda: made.settled)
    return made


def test_it_is_offered_with_the_others_by_its_title(entries: tuple[PageEntry, ...]) -> None:
    offered = [export.id for export in EXPORTS if not export.needs_code]
    assert [entry.id for entry in entries] == [*offered, "names"]
    assert entries[-1].title == "Names to call"
    assert all(entry.line for entry in entries)


def test_it_is_made_of_what_is_in_the_vault_and_can_be_looked_at(
    page: ExportPage, asked: list[tuple[Material, Choices]]
) -> None:
    assert asked[-1][0].card.people
    assert page.preview.count == 1


def test_its_choices_are_asked_for(
    qtbot: QtBot, page: ExportPage, asked: list[tuple[Material, Choices]]
) -> None:
    page.layout_line.buttons["neutral"].click()
    qtbot.waitUntil(lambda: page.settled)
    assert asked[-1][1].layout is Layout.NEUTRAL


def test_it_is_saved_as_it_was_seen(qtbot: QtBot, page: ExportPage, tmp_path: Path) -> None:
    page.door.file.click()
    way = page.door.way
    assert isinstance(way, FileWay)
    way.choose(tmp_path / "document.pdf")
    qtbot.waitUntil(lambda: page.door.way is None)
    assert page.pages is not None
    assert (tmp_path / "document.pdf").read_bytes() == page.pages.pdf
