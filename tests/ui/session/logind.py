"""Speaks on D-Bus as a desktop and logind do. Started by `buses.py`, with the system's own Python.

Takes the addresses of the session's and the system's bus; then one JSON object a line says what to
send: `bus`, `path`, `interface`, `member`, `kind` (as D-Bus writes types) and `values` (as GLib
writes them). Answers each with a line. It tells its own session to whoever asks.
"""

import json
import sys
import threading

from gi.repository import Gio, GLib  # type: ignore[import-not-found]

NAME = "org.freedesktop.login1"
OWN = "/org/freedesktop/login1/session/auto"
ASKED = """<node><interface name='org.freedesktop.login1.Session'>
<property name='Id' type='s' access='read'/></interface></node>"""


def connected(address: str) -> Gio.DBusConnection:
    """A connection to the bus at `address`."""
    flags = Gio.DBusConnectionFlags
    how = flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address, how, None, None)


def say(line: str) -> None:
    """One line to whoever started this."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(session: str, system: str) -> None:
    """Be there until standard input ends."""
    buses = {"session": connected(session), "system": connected(system)}
    interface = Gio.DBusNodeInfo.new_for_xml(ASKED).interfaces[0]
    buses["system"].register_object(OWN, interface, None, lambda *_: GLib.Variant("s", "2"), None)
    Gio.bus_own_name_on_connection(buses["system"], NAME, 0, lambda *_: say("ready"), None)
    loop = GLib.MainLoop()

    def speak() -> None:
        for line in sys.stdin:
            said = json.loads(line)
            values = GLib.Variant.parse(GLib.VariantType(said["kind"]), said["values"], None, None)
            place = said["path"], said["interface"], said["member"]
            buses[said["bus"]].emit_signal(None, *place, values)
            buses[said["bus"]].flush_sync(None)
            say("sent")
        loop.quit()

    threading.Thread(target=speak, daemon=True).start()
    loop.run()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
