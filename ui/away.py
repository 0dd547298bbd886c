"""Listening for the signs after which nobody may look at the screen any more.

The buses are only listened to: nothing is started on them, no name is taken, and but for one
question about the own session nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusVariant,
)
from PySide6.QtWidgets import QApplication, QWidget

from nocontact_desktop.system.signs import Bus, BusSignal, Heard, Question, Signs

_CHANGED = "PropertiesChanged"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_ANSWER_MS = 5000


class Away(QObject):
    """Says `away` at each sign. `attend` is for systems that tell it to a window."""

    away = Signal()

    def __init__(self, signs: Signs, app: QApplication) -> None:
        super().__init__(app)
        self._signs = signs
        self.messages: _Messages | None = None
        if signs.sends_messages:
            self.messages = _Messages(signs, self)
            app.installNativeEventFilter(self.messages)
        signs.listen(self.away.emit)
        self._buses = {
            bus: QDBusConnection.connectToBus(address, self._name_of(bus))
            for bus, address in signs.addresses().items()
        }
        self._listen(signs.bus_signals)
        if signs.question is not None:
            self._ask(signs.question)
        names = [self._name_of(bus) for bus in self._buses]
        self.destroyed.connect(lambda: _let_go(names))

    def attend(self, window: QWidget) -> None:
        """Hear what is told to this window."""
        if self.messages is not None:
            self._signs.attend(int(window.winId()))

    def _name_of(self, bus: Bus) -> str:
        """A name that only this process knows."""
        return f"{bus.value} {id(self)}"

    def _listen(self, signals: Iterable[BusSignal]) -> None:
        for signal in signals:
            bus = self._buses.get(signal.bus)
            if bus is None or not bus.isConnected():
                continue
            how = SLOT("said(QDBusMessage)")
            if signal.member == _CHANGED:
                how = SLOT("changed(QString,QVariantMap,QStringList,QDBusMessage)")
            told = (signal.service, "", signal.interface, signal.member)
            bus.connect(*told, self, how)  # type: ignore[call-overload]  # its stubs want bytes

    def _ask(self, question: Question) -> None:
        bus = self._buses.get(question.bus)
        if bus is None or not bus.isConnected():
            return
        call = QDBusMessage.createMethodCall(question.service, question.path, _PROPERTIES, "Get")
        call.setAutoStartService(False)
        call.setArguments([question.interface, question.name])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(call, _ANSWER_MS), self)
        watcher.finished.connect(self._answered)

    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        answer = (watcher.reply().arguments() or [None])[0]
        if not watcher.isError():
            self._signs.answered(_plain(answer))
        watcher.deleteLater()

    @Slot(QDBusMessage)
    def said(self, message: QDBusMessage) -> None:
        """A signal whose arguments are plain came."""
        self._look(message, [_plain(each) for each in message.arguments()])

    @Slot("QString", "QVariantMap", "QStringList", QDBusMessage)
    def changed(
        self, interface: str, values: dict[str, object], _unsaid: list[str], message: QDBusMessage
    ) -> None:
        """Properties of an object have changed."""
        self._look(message, [interface, values])

    def _look(self, message: QDBusMessage, arguments: list[object]) -> None:
        heard = Heard(message.interface(), message.member(), message.path(), arguments)
        if self._signs.tells(heard):
            self.away.emit()


class _Messages(QAbstractNativeEventFilter):
    """Looks at the messages of the system before Qt does, and keeps none of them."""

    def __init__(self, signs: Signs, away: Away) -> None:
        super().__init__()
        self._signs = signs
        self._away = away

    def nativeEventFilter(  # noqa: N802 - Qt's
        self, _kind: QByteArray | bytes | bytearray | memoryview[int], message: int
    ) -> tuple[bool, int]:
        """Say so when one of them is a sign."""
        if self._signs.message(int(message)):
            self._away.away.emit()
        return False, 0


def _plain(value: object) -> object:
    match value:
        case QDBusObjectPath():
            return value.path()
        case QDBusVariant():
            return value.variant()
    return value


def _let_go(names: list[str]) -> None:
    for name in names:
        QDBusConnection.disconnectFromBus(name)
