"""The tables of a compartment, and the steps from one version of them to the next."""

import apsw

from nocontact_desktop.errors import DamagedVaultError, VaultTooNewError

_FIRST = """
create table answers (
    n integer primary key,
    section text not null,
    field text not null,
    value text not null,
    unique (section, field)
) strict;
create table lists (
    n integer primary key,
    section text not null,
    name text not null,
    unique (section, name)
) strict;
create table items (
    n integer primary key,
    id text not null unique,
    list integer not null references lists,
    rank integer not null,
    removed integer not null default 0,
    data text not null
) strict;
create unique index items_order on items (list, rank, removed);
create index items_removed on items (list, removed) where removed > 0;
create table settings (
    name text primary key,
    value text not null
) strict, without rowid;
create virtual table words using fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'ascii'
);
"""

_ATTACHMENTS = """
create table contents (
    n integer primary key,
    hash blob,
    size integer not null
) strict;
create unique index contents_hash on contents (hash) where hash is not null;
create table chunks (
    n integer primary key,
    data blob not null
) strict;
create table attachments (
    n integer primary key,
    id text not null unique,
    name text not null,
    content integer not null references contents
) strict;
create index attachments_content on attachments (content);
"""

STEPS: tuple[str, ...] = (_FIRST, _ATTACHMENTS)
"""Step `i` leads from version `i` to `i + 1`. Steps are added at the end and never changed."""

VERSION = len(STEPS)


def version_of(connection: apsw.Connection) -> int:
    """The version of the tables; 0 for an empty database."""
    return int(connection.pragma("user_version"))


def lay(connection: apsw.Connection) -> None:
    """Make the tables of the newest version in an empty database.

    After a fault the connection is of no use any more: close it.
    """
    connection.execute("begin")
    _climb(connection, 0)
    connection.execute("commit")


def is_current(connection: apsw.Connection) -> bool:
    """Whether the tables are those of the newest version; `False`: `migrate` makes them so.

    Raises `VaultTooNewError` for a newer one and `DamagedVaultError` for one without tables.
    """
    found = version_of(connection)
    if found > VERSION:
        raise VaultTooNewError
    if found <= 0:
        raise DamagedVaultError
    return found == VERSION


def migrate(connection: apsw.Connection) -> None:
    """Bring an older compartment up to date, within the transaction that is open.

    Raises `DamagedVaultError` when its tables are not those of its version.
    """
    try:
        _climb(connection, version_of(connection))
    except apsw.SQLError:
        raise DamagedVaultError from None


def _climb(connection: apsw.Connection, start: int) -> None:
    # Not the connection's own `with`: after a fault there may be nothing left to roll back.
    for step in STEPS[start:]:
        connection.execute(step)
    connection.pragma("user_version", VERSION)
