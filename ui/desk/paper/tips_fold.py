"""The tips of a section, folded away, each with where it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from nocontact_desktop.app.reading_out import day_in_words
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Tip
from ui.parts import Fold, PlainLabel
from ui.theme import px


def tips_fold(tips: Sequence[Tip]) -> Fold:
    """All tips below each other."""
    fold = Fold(_("Tips ({count})", count=len(tips)))
    for tip in tips:
        day = day_in_words(tip.reviewed.isoformat())
        fold.body.addWidget(PlainLabel(_(tip.text)))
        source = _("{source}. Checked on {day}.", source=_(tip.source), day=day)
        fold.body.addWidget(PlainLabel(source, "small"))
        fold.body.addSpacing(px(6))
    return fold
