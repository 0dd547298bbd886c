"""The line of the day that is shown: large, with its second way, and what comes after it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.exports.day_content import DayLine
from nocontact_desktop.i18n import text as _
from ui.desk.day.course import Course
from ui.parts import Note, PlainLabel, divider
from ui.theme import px


class LineView(QWidget):
    """Shows where the course is. It has nothing to press."""

    def __init__(self) -> None:
        super().__init__()
        self._where = PlainLabel("", "small")
        self._title = PlainLabel("", "huge")
        self._time = PlainLabel("", "large")
        self._about = PlainLabel("", "large")
        self._hint = PlainLabel("", "muted")
        self._fallback = Note("", "notice")
        self._fallback.setProperty("grade", "large")
        self._next = PlainLabel("", "lead")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        self._parts = (self._time, self._title, self._about, self._hint)
        for part in self._parts:
            column.addWidget(part)
        column.addWidget(self._fallback)
        column.addWidget(divider())
        column.addWidget(self._next)
        column.addWidget(self._where)

    def show_course(self, course: Course) -> str:
        """Show it; what a person who does not see it is told."""
        line = course.line
        self._where.setText(_where(course))
        self._title.setText(_title(course))
        _put(self._time, line.time if line else "")
        _put(self._about, _about(line) if line else "")
        _put(self._hint, line.note if line else "")
        fallback = line.fallback if line else ""
        second = _("If that does not work: {fallback}", fallback=fallback) if fallback else ""
        self._fallback.set_words(second)
        self._fallback.setVisible(bool(second))
        following = _next(course)
        _put(self._next, following)
        said = [line.time if line else "", self._title.text(), self._about.text(), second]
        return ". ".join(part for part in said if part)


def said_of(line: DayLine) -> str:
    """A line in one breath: the time and the title."""
    return f"{line.time}  {line.title}" if line.time else line.title


def _put(label: PlainLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def _title(course: Course) -> str:
    if course.line is not None:
        return course.line.title
    if not course.lines:
        return _("There are no lines for the day yet")
    if len(course.done) < len(course.lines):
        return _("That was the last line")
    return _("All lines are done")


def _where(course: Course) -> str:
    if not course.lines:
        return _("They are written in the step “The day”, under “The day, line by line”.")
    done = _("{done} of {total} done", done=len(course.done), total=len(course.lines))
    if course.line is None:
        return done
    line = _("Line {number} of {total}", number=course.at + 1, total=len(course.lines))
    state = _("This one is done") if course.is_done(course.line) else ""
    return " · ".join(part for part in (line, done, state) if part)


def _about(line: DayLine) -> str:
    who = f"{line.who}  {line.number}".strip()
    return " · ".join(part for part in (who, line.where, line.step) if part)


def _next(course: Course) -> str:
    if course.line is None:
        return ""
    if course.following is None:
        return _("Then: nothing more")
    return _("Then: {line}", line=said_of(course.following))
