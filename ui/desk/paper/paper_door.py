"""The one way out for a document: onto a printer, or into a file."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from nocontact_desktop.exports.pages import Pages
from nocontact_desktop.i18n import text as _
from ui.alerts import Alerts
from ui.desk.paper.file_way import FileWay
from ui.desk.paper.outside import Outside
from ui.desk.paper.print_way import PrintWay
from ui.desk.paper.way_out import Given, WayOut
from ui.parts import FlowLayout, Note, ScrollArea, primary_button, quiet_button
from ui.theme import px, rem


class PaperDoor(ScrollArea):
    """Two buttons; above them what is worth knowing about the pages, below them the way chosen.

    It is as high as what is in it, and scrolls where there is no room for that.
    """

    def __init__(self, outside: Outside) -> None:
        super().__init__()
        self._outside = outside
        self._pages: Pages | None = None
        self._waiting: Given | None = None
        self._said: tuple[str, ...] = ()
        self._whole = False
        self.way: WayOut | None = None
        self.alerts = Alerts()
        self.notes = Note("", "notice")
        self.notes.hide()
        self.print = primary_button(_("Print"), "print")
        self.file = quiet_button(_("Save as a file"))
        self.print.clicked.connect(self.open_print)
        self.file.clicked.connect(self.open_file)
        self._lay_out()

    def be_part_of_a_page(self) -> None:
        """Stand among other things, whole, and not as the main one: the page around it scrolls."""
        self._whole = True
        self.setObjectName("")
        self._content.setObjectName("column")
        self._column.setContentsMargins(0, 0, 0, 0)
        self.print.setProperty("part", "quiet")

    def expect(self) -> None:
        """The pages are being made anew: whoever goes on gets the new ones."""
        self._pages = None

    def set_pages(self, pages: Pages, warnings: tuple[str, ...] = ()) -> None:
        """What would go out now, with warnings beside the notes of the pages."""
        self._pages = pages
        said = (*warnings, *pages.notes)
        if said != self._said:
            self._said = said
            self.notes.set_words("\n".join(said))
            self.notes.setVisible(bool(said))
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting(pages)

    def open_print(self) -> None:
        """Show the way to a printer, unless it is there already."""
        if isinstance(self.way, PrintWay):
            self.way.begin()
            return
        way = PrintWay(self._outside, self._when_made)
        way.file_wanted.connect(self.open_file)
        self._open(way)

    def open_file(self) -> None:
        """Show the way to a file."""
        self._open(FileWay(self._outside, self._when_made))

    def sizeHint(self) -> QSize:
        """As high as its content is at this width."""
        return QSize(rem(20), self._content_height())

    def minimumSizeHint(self) -> QSize:
        """The buttons can always be seen."""
        height = self._content_height()
        return QSize(rem(14), height if self._whole else min(height, rem(5)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower content is higher."""
        super().resizeEvent(event)
        self.updateGeometry()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Follow the content when it grows."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(self, event) if watched is not self.widget() else False

    def _content_height(self) -> int:
        frame = 2  # the line above, which the style sheet draws
        needed = self._column.totalHeightForWidth(self.width())
        return max(needed, self._column.totalMinimumSize().height()) + frame

    def _when_made(self, given: Given) -> None:
        if self._pages is not None:
            given(self._pages)
        else:
            self._waiting = given

    def _open(self, way: WayOut) -> None:
        self._shut()
        self.alerts.clear()
        way.closed.connect(self._back)
        way.finished.connect(self._finished)
        way.failed.connect(self.alerts.trouble)
        self.way = way
        self._buttons.hide()
        self._column.addWidget(way)
        way.show()
        way.begin()

    def _shut(self) -> None:
        self._waiting = None
        way, self.way = self.way, None
        if way is not None:
            way.hide()
            way.deleteLater()

    def _back(self) -> None:
        last = self.file if isinstance(self.way, FileWay) else self.print
        self._shut()
        self.alerts.clear()
        self._buttons.show()
        last.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finished(self, sentence: str) -> None:
        self._back()
        self.alerts.tell(sentence)

    def _lay_out(self) -> None:
        self.setObjectName("railFoot")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._content = content = QWidget()
        content.setObjectName("rail")
        self._buttons = QWidget()
        row = FlowLayout(self._buttons, gap=10)
        row.addWidget(self.print)
        row.addWidget(self.file)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(px(20), px(14), px(20), px(14))
        self._column.setSpacing(px(12))
        self._column.addWidget(self.notes)
        self._column.addWidget(self.alerts)
        self._column.addWidget(self._buttons)
        self.setWidget(content)
        content.installEventFilter(self)
