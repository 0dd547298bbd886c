"""A pseudo-language reaches every text of the plan, and a bad translation falls back to English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from nocontact_desktop import i18n
from nocontact_desktop.plan.model import Mark, Notice, State, When
from tests import shipped

PLACEHOLDER = re.compile(r"(\{[a-z_]+\})")
ADDED = "⟦{}⟧"


def pseudo(english: str) -> str:
    """`english`, longer and marked, with its placeholders left alone."""
    parts = PLACEHOLDER.split(english)
    return ADDED.format("".join(p if PLACEHOLDER.fullmatch(p) else p + "~" * 3 for p in parts))


class Pseudo(dict[str, str]):
    """A catalogue that translates every text."""

    def get(self, english: str, default: object = None) -> str:
        return pseudo(english)


@pytest.fixture
def _pseudo_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_active", i18n.Catalogue("qps", Pseudo()))


def catalogue(folder: Path, english: str, translated: str) -> i18n.Catalogue:
    file = polib.POFile()
    file.append(polib.POEntry(msgid=english, msgstr=translated))
    file.save(str(folder / "qps.po"))
    return i18n.load(folder, "qps")


def said_by_the_plan() -> Iterator[str]:
    """Every sentence that the pure plan makes, with every list of every step used."""
    workspace = shipped.workspace()
    for section in workspace.sections:
        for mark in Mark:
            workspace.set_mark(section.id, mark)
            yield workspace.progress(section.id).sentence
        workspace.set_mark(section.id, Mark.OPEN)
        yield from (each.sentence for each in workspace.progress(section.id).missing)
        for list_ in section.lists:
            for state in State:
                item = workspace.add_item(section.id, list_.id)
                workspace.change_item(replace(item, state=state, notice=Notice.YES, when=When.NOW))
        yield from (each.sentence for each in workspace.progress(section.id).missing)
        yield from (each.text for each in workspace.notices(section.id))
        found = workspace.next_thing()
        yield found.sentence if found else ""


@pytest.mark.usefixtures("_pseudo_language")
def test_every_sentence_of_the_plan_is_translated() -> None:
    sentences = [each for each in said_by_the_plan() if each]
    assert len(sentences) > 50
    assert not [each for each in sentences if not each.startswith("⟦")]


def test_a_translation_with_the_same_placeholders_is_used(tmp_path: Path) -> None:
    english = "{done} of {total} done"
    assert catalogue(tmp_path, english, "{total}: {done} ✓").texts[english] == "{total}: {done} ✓"


@pytest.mark.parametrize(
    "translated", ["{done} ✓", "{done} {all}", "{done} {total} {more}", "{done} {total", "} {"]
)
def test_a_translation_with_other_placeholders_falls_back_to_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, translated: str
) -> None:
    english = "{done} of {total} done"
    monkeypatch.setattr(i18n, "_active", catalogue(tmp_path, english, translated))
    assert i18n.text(english, done=1, total=2) == "1 of 2 done"


def test_a_fuzzy_or_empty_translation_is_not_used(tmp_path: Path) -> None:
    assert catalogue(tmp_path, "Garden", "").texts == {}
