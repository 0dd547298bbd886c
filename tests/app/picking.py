"""Keeps who and what stands on the card, as its page does."""

from __future__ import annotations

from collections.abc import Iterable

from nocontact_desktop.app.card import PICKED_HELPLINES, PICKED_PEOPLE, picks
from nocontact_desktop.app.workspace import Workspace


def pick_people(workspace: Workspace, item_ids: Iterable[str]) -> None:
    """Those, in this order."""
    workspace.set_answer(workspace.card.id, PICKED_PEOPLE, picks(item_ids))


def pick_helplines(workspace: Workspace, ids: Iterable[str]) -> None:
    """Those, in this order."""
    workspace.set_answer(workspace.card.id, PICKED_HELPLINES, picks(ids))
