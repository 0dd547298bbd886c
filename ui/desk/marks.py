"""The words and signs of the marks that every item and every step carries."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Mark, Notice, State, When
from nocontact_desktop.plan.readiness import Progress

STATES = (State.OPEN, State.STARTED, State.DONE, State.LATER, State.NOT_FOR_ME)
WHENS = (When.OPEN, When.NOW, When.ON_THE_DAY, When.AFTER)
NOTICES = (Notice.OPEN, Notice.NO, Notice.MAYBE, Notice.YES)
MARKS = (Mark.NOT_FOR_ME, Mark.LATER, Mark.RATHER_NOT_SAY)


def state_words(state: State) -> str:
    """How far an item is, in words."""
    return {
        State.OPEN: _("Not started"),
        State.STARTED: _("Started"),
        State.DONE: _("Done"),
        State.LATER: _("Later"),
        State.NOT_FOR_ME: _("Not for me"),
    }[state]


def when_words(when: When) -> str:
    """When an item belongs to be done, in words."""
    return {
        When.OPEN: _("Not decided"),
        When.NOW: _("Now"),
        When.ON_THE_DAY: _("On the day"),
        When.AFTER: _("After"),
    }[when]


def notice_words(notice: Notice) -> str:
    """Whether they would notice, as an answer."""
    return {
        Notice.OPEN: _("Not sure yet"),
        Notice.NO: _("No"),
        Notice.MAYBE: _("Maybe"),
        Notice.YES: _("Yes"),
    }[notice]


def notice_summary(notice: Notice) -> str:
    """Whether they would notice, as part of a summary; empty when that is open."""
    return {
        Notice.OPEN: "",
        Notice.NO: _("they would not notice"),
        Notice.MAYBE: _("they might notice"),
        Notice.YES: _("they would notice"),
    }[notice]


def mark_words(mark: Mark) -> str:
    """What the button says that gives a step this mark."""
    return {
        Mark.OPEN: _("Open again"),
        Mark.NOT_FOR_ME: _("Not for me"),
        Mark.LATER: _("Later"),
        Mark.RATHER_NOT_SAY: _("I’d rather not say"),
    }[mark]


def step_state(progress: Progress) -> State:
    """How far a whole step is, as one of the states of an item."""
    if progress.mark is Mark.LATER:
        return State.LATER
    if progress.mark is not Mark.OPEN:
        return State.NOT_FOR_ME
    if progress.settled and progress.begun:
        return State.DONE
    return State.STARTED if progress.begun else State.OPEN


def draw_state(painter: QPainter, into: QRectF, state: State) -> None:
    """Draw the sign of a state. Each has a shape of its own, not only a colour."""
    side = min(into.width(), into.height())
    ring = into.adjusted(side * 0.08, side * 0.08, -side * 0.08, -side * 0.08)
    palette, role = QApplication.palette(), QPalette.ColorRole
    frame, done = palette.color(role.Dark), palette.color(role.LinkVisited)
    ground = palette.color(role.HighlightedText)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    match state:
        case State.OPEN:
            _ring(painter, ring, frame, side)
        case State.STARTED:
            _ring(painter, ring, done, side)
            painter.setBrush(done)
            painter.drawPie(ring, -90 * 16, 180 * 16)
        case State.DONE:
            _ring(painter, ring, done, side, done)
            _check(painter, ring, ground, side)
        case State.LATER | State.NOT_FOR_ME:
            _ring(painter, ring, frame, side)
            y, quarter = ring.center().y(), ring.width() / 4
            painter.drawLine(QPointF(ring.left() + quarter, y), QPointF(ring.right() - quarter, y))
    painter.restore()


def _ring(
    painter: QPainter, ring: QRectF, colour: QColor, side: float, fill: QColor | None = None
) -> None:
    painter.setPen(QPen(colour, side * 0.09))
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)


def _check(painter: QPainter, ring: QRectF, colour: QColor, side: float) -> None:
    pen = QPen(colour, side * 0.1)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    x, y, w = ring.left(), ring.top(), ring.width()
    corners = ((0.28, 0.52), (0.44, 0.68), (0.73, 0.36))
    painter.drawPolyline([QPointF(x + w * at, y + w * down) for at, down in corners])
