"""A read in the middle of a transaction: of the same state, and gone with it."""

from __future__ import annotations

import apsw
import pytest

from nocontact_desktop.vault import Store
from nocontact_desktop.vault.database import Database, rows

SQL = "insert into settings (name, value) values ('look', '\"dark\"')"


def test_a_read_inside_a_write_sees_what_it_put_down_and_does_not_commit_it(store: Store) -> None:
    database: Database = store._database
    seen: list[str] = []

    def work(connection: apsw.Connection) -> None:
        connection.execute(SQL)
        seen.append(store.setting("look"))
        raise KeyError("look")

    with pytest.raises(KeyError):
        database.write(work)
    assert seen == ["dark"]
    assert store.setting("look") == ""
    database.write(lambda connection: rows(connection, SQL))
    stored = "select value from settings where name = 'look'"
    assert database.read(lambda connection: rows(connection, stored)) == [('"dark"',)]
