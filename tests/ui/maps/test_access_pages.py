"""The pages of devices and accounts: the map, the order of changes, and the ways to each place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop.exports.registry import EXPORTS
from nocontact_desktop.plan.change_order import change_order
from nocontact_desktop.plan.reach import reach_map
from nocontact_desktop.plan.reach_facts import account_facts, device_facts
from tests.plan.tech import Tech, household
from ui import theme
from ui.desk.maps.access_page import ORDER, PAPER, AccessPage
from ui.desk.maps.entries import maps_entries
from ui.desk.maps.order_page import MAP, OrderPage
from ui.desk.maps.people_page import PAPER as PEOPLE_PAPER
from ui.desk.maps.picture_view import PictureView
from ui.desk.page import Page, Part, Place
from ui.desk.step_card import StepCard
from ui.parts import Heading, Note, WordsButton
from ui.theme import Look, Scheme


@pytest.fixture(autouse=True)
def _plain(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, Look())
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.apply(qapp, Look())


def shown(qtbot: QtBot, page: AccessPage | OrderPage, width: int = 900) -> list[StepCard]:
    qtbot.addWidget(page)
    page.resize(width, 700)
    page.show()
    for _turn in range(3):
        QApplication.processEvents()
    qtbot.waitUntil(lambda: not page._pieces.busy)
    return page.findChildren(StepCard)


def places(page: Page, cards: list[StepCard]) -> list[Place]:
    told: list[Place] = []
    page.go.connect(told.append)
    for card in cards:
        card.click()
    return told


def test_each_device_and_account_has_a_row_that_leads_to_it(qtbot: QtBot) -> None:
    tech = household()
    page = AccessPage(tech.plan)
    cards = shown(qtbot, page)
    reach = reach_map(tech.plan)
    names = [each.name for each in reach.devices] + [each.name for each in reach.accounts]
    assert [card.text() for card in cards] == names
    facts = [device_facts(reach, each) for each in reach.devices]
    facts += [account_facts(reach, each) for each in reach.accounts]
    for card, those in zip(cards, facts, strict=True):
        assert all(fact in card.accessibleName() for fact in those)
    lists = ["devices"] * len(reach.devices) + ["accounts"] * len(reach.accounts)
    ids = [tech.ids[name] for name in names]
    assert places(page, cards) == [
        Place("devices", list_, id_) for list_, id_ in zip(lists, ids, strict=True)
    ]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.CONTRAST])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_picture_fits_its_place_in_every_look(
    qtbot: QtBot, qapp: QApplication, scheme: Scheme, scale: float, way: Qt.LayoutDirection
) -> None:
    qapp.setLayoutDirection(way)
    theme.apply(qapp, Look(scheme, scale))
    page = AccessPage(household().plan)
    shown(qtbot, page, 720)
    view = page.picture
    assert view.width() >= view.picture(view.width()).width
    assert view.height() >= view.picture(view.width()).height
    assert not view.grab().toImage().isNull()
    assert page._column.horizontalScrollBar().maximum() == 0


def test_the_order_is_shown_with_numbers_reasons_and_ways(qtbot: QtBot) -> None:
    tech = household()
    page = OrderPage(tech.plan)
    cards = shown(qtbot, page)
    order = change_order(tech.plan)
    expected = [f"{n}. {change.title}" for n, change in enumerate(order.changes, 1)]
    assert [card.text() for card in cards] == expected
    for card, change in zip(cards, order.changes, strict=True):
        assert all(reason in card.accessibleName() for reason in change.why)
    headings = [each.text() for each in page.findChildren(Heading)]
    assert headings == [
        "First of all",
        "Before the day, from the safe device",
        "On the day",
        "When you are safe",
        "Can stay as they are",
    ]
    for place, change in zip(places(page, cards), order.changes, strict=True):
        assert (place.page, place.item_id) == (change.section_id, change.item_id)


def test_every_line_leads_to_a_place_that_is_there(qtbot: QtBot) -> None:
    tech = household()
    tech.add(("blocking", "channels"), "Texts", action="block")
    page = OrderPage(tech.plan)
    for place in places(page, shown(qtbot, page)):
        section = tech.plan.section(place.page)
        if place.list_id:
            assert place.list_id in [each.id for each in section.lists]
        if place.field_id:
            assert place.field_id in [each.id for each in section.fields]
        if place.item_id:
            assert tech.plan.item(place.item_id) is not None


def test_each_way_of_contact_says_what_comes_next(qtbot: QtBot) -> None:
    tech = Tech()
    tech.add(("blocking", "channels"), "Texts", action="block", proof_saved_on="2026-11-01")
    page = OrderPage(tech.plan)
    (card,) = shown(qtbot, page)
    said = card.accessibleName()
    assert "Next: Check that only you can get into the account" in said
    assert "Done: Save proof, or look and find none" in said
    assert "Open: Block" in said
    assert places(page, [card]) == [Place("blocking", "channels", tech.ids["Texts"])]


def test_empty_pages_say_where_to_begin(qtbot: QtBot) -> None:
    for page in (AccessPage(Tech().plan), OrderPage(Tech().plan)):
        assert shown(qtbot, page) == []
        assert not page.findChildren(PictureView)
        assert len(page.findChildren(Note)) == 1


def test_the_maps_lead_to_each_other_and_to_paper(qtbot: QtBot) -> None:
    entries = {entry.id: entry for entry in maps_entries(household().plan)}
    assert {entry.part for entry in entries.values()} == {Part.WHOLE}
    assert all(entry.line for entry in entries.values())
    prints = {export.id for export in EXPORTS}
    assert {PAPER, PEOPLE_PAPER} <= prints
    for page_id, wanted in ((MAP, {ORDER, PAPER}), (ORDER, {MAP, PAPER})):
        page = entries[page_id].build()
        assert isinstance(page, AccessPage | OrderPage)
        shown(qtbot, page)
        told: list[Place] = []
        page.go.connect(told.append)
        for button in page.findChildren(WordsButton):
            button.click()
        assert wanted <= {place.page for place in told}
