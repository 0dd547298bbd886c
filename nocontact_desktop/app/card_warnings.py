"""Says when something typed for the card repeats a place that is meant to stay secret."""

from __future__ import annotations

from collections.abc import Iterator

from nocontact_desktop.app.folding import fold
from nocontact_desktop.app.reading_out import referred_id
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Answers, Field, Value

_SHORTEST = 6
"""Shorter texts turn up in other sentences by chance."""


def card_warnings(workspace: Workspace, answers: Answers | None = None) -> tuple[str, ...]:
    """One sentence for each answer of the card that repeats a secret place of the plan.

    `answers` are those of the card where some are not stored yet.
    """
    secrets = tuple(_secrets(workspace))
    typed = workspace.answers(workspace.card.id) if answers is None else answers
    return tuple(
        _(
            "“{question}” names a place from your plan. A card can be found, so leave it off.",
            question=_(field.label),
        )
        for field in workspace.card.fields
        if any(secret in _folded(typed.get(field.id, "")) for secret in secrets)
    )


def _secrets(workspace: Workspace) -> Iterator[str]:
    names = (item.title for item in workspace.places())
    values = (v for f, v in _values(workspace) if f.secret_place and not referred_id(v))
    for each in (*names, *values):
        secret = _folded(each)
        if len(secret) >= _SHORTEST:
            yield secret


def _values(workspace: Workspace) -> Iterator[tuple[Field, Value]]:
    for section in workspace.sections:
        answers = workspace.answers(section.id)
        yield from ((field, answers.get(field.id, "")) for field in section.fields)
        for list_ in section.lists:
            for item in workspace.items(section.id, list_.id):
                yield from ((field, item.values.get(field.id, "")) for field in list_.fields)


def _folded(value: Value) -> str:
    return fold(value if isinstance(value, str) else " ".join(value)).strip()
