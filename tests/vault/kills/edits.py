"""Work on the content: openings, edits, attached files, tables of an older version."""

from __future__ import annotations

import hashlib
import io
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import apsw

from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.vault import Store, Vault, rollback, schema
from nocontact_desktop.vault.slots import Slot, SlotKind, SlotTable
from nocontact_desktop.vault.stretch import derive
from nocontact_desktop.vault.vault import unlocked
from tests.vault.kills.checks import looks_alike, next_edit
from tests.vault.kills.site import SECOND_WORDS, Site
from tests.vault.kills.work import Say, Work
from tests.vault.made import NAMES, WORDS

_OLD = Path(__file__).parents[2] / "data" / "vault" / "v1" / "first-tables"
_KEPT = 999_989
"""The number of a file of two chunks and a bit that stays."""


class Opening(Work):
    """Each step opens with one of the secrets, and closes. Also what is killed second."""

    steps = 6

    def run(self, site: Site, say: Say) -> None:
        secrets = [site.words, site.code, SECOND_WORDS, site.second_code]
        for n in range(site.step, site.step + self.steps):
            try:
                with site.opened(secrets[n % len(secrets)]) as vault:
                    count = rollback.count(vault.store)
                    assert count > 0
            except ExpectedError:
                if site.more.get("all open"):
                    raise
            say(n)

    def prepare(self, site: Site) -> None:
        site.more["all open"] = True
        site.keyring.put(bytes(range(32)))

    def check(self, site: Site, last: int) -> None:
        site.step = last + 1
        with site.opened(site.words) as vault:
            count = rollback.count(vault.store)
        assert count > site.more.get("count", 0)
        site.more["count"] = count


@dataclass
class Model:
    """What a store holds after so many steps."""

    answers: dict[str, str] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    removed: list[tuple[str, int]] = field(default_factory=list)

    def perform(self, n: int) -> None:
        """Do step `n` here as `perform` does it in a store."""
        titles = self.titles
        match n % 14:
            case 0 | 7:
                self.answers[f"f{n % 60}"] = text(n)
            case 1 | 8 | 9:
                titles.append(f"item {n}")
            case 2:
                titles.insert(0, f"item {n}")
            case 3 | 10:
                titles[n % len(titles)] = f"item {n} changed"
            case 4 | 11:
                titles.insert(7 * n % len(titles), titles.pop(n % len(titles)))
            case 5 | 12:
                place = n % len(titles)
                self.removed.append((titles.pop(place), place))
            case 6:
                title, place = self.removed.pop()
                titles.insert(place, title)
            case _:
                self.answers.pop(f"f{(n - 13) % 60}", None)

    def seen(self) -> dict[str, Any]:
        """As `seen`, of a store."""
        removed = [title for title, _ in reversed(self.removed)]
        return {"answers": self.answers, "items": self.titles, "removed": removed}


def perform(store: Store, n: int) -> None:
    """Do step `n`: one call that writes."""
    items = store.items("s", "l")
    match n % 14:
        case 0 | 7:
            store.set_answer("edits", f"f{n % 60}", text(n))
        case 1 | 8 | 9:
            store.add_item("s", "l", {"title": f"item {n}"})
        case 2:
            store.add_item("s", "l", {"title": f"item {n}"}, 0)
        case 3 | 10:
            store.change_item(items[n % len(items)].id, {"title": f"item {n} changed"})
        case 4 | 11:
            store.move_item(items[n % len(items)].id, 7 * n % len(items))
        case 5 | 12:
            store.remove_item(items[n % len(items)].id)
        case 6:
            store.restore_item(store.removed_items("s", "l")[0].id)
        case _:
            store.set_answer("edits", f"f{(n - 13) % 60}", "")


def seen(store: Store) -> dict[str, Any]:
    """All of a store that the steps touch."""
    return {
        "answers": store.answers("edits"),
        "items": [item.data["title"] for item in store.items("s", "l")],
        "removed": [item.data["title"] for item in store.removed_items("s", "l")],
    }


def text(n: int) -> str:
    """An answer that is found by its number, short or long."""
    return f"token{n}end " + "x" * (997 * n % 60_000)


class Edits(Work):
    """Each step is one edit, of every kind in turn."""

    steps = 20

    def run(self, site: Site, say: Say) -> None:
        with site.opened(site.words) as vault:
            for n in range(site.step, site.step + self.steps):
                perform(vault.store, n)
                say(n)

    def check(self, site: Site, last: int) -> None:
        model = Model()
        for n in range(last + 1):
            model.perform(n)
        with site.opened(site.words) as vault:
            found = seen(vault.store)
            if found != model.seen():
                last += 1
                model.perform(last)
                assert found == model.seen()
            for n in range(max(last - 14, 0), last + 1):
                is_there = model.answers.get(f"f{n % 60}") == text(n)
                assert bool(vault.store.search(f"token{n}end")) == is_there
        site.step = last + 1


class Attachments(Work):
    """Two steps take files in, now and then with the same content; two remove them."""

    def prepare(self, site: Site) -> None:
        with site.opened(site.words) as vault:
            vault.attachments.add(io.BytesIO(_file(_KEPT)), f"file {_KEPT}", lambda _: True)

    def run(self, site: Site, say: Say) -> None:
        with site.opened(site.words) as vault:
            for n in range(site.step, site.step + self.steps):
                if n % 4 > 1:
                    vault.attachments.remove(vault.attachments.list()[1].id)
                else:
                    vault.attachments.add(io.BytesIO(_file(n)), f"file {n}", lambda _: True)
                say(n)

    def check(self, site: Site, last: int) -> None:
        with site.opened(site.words) as vault:
            found = [(file.name, file.hash) for file in vault.attachments.list()]
            assert found in (_files(last), _files(last + 1))
            last += found != _files(last)
            assert not vault.attachments.check()
            assert not vault.database.read(_unfinished)
        site.step = last + 1


def _unfinished(connection: apsw.Connection) -> list[Any]:
    sql = (
        "select n from contents where hash is null union all "
        "select n from chunks where n / 16777216 not in (select n from contents)"
    )
    return list(connection.execute(sql))


def _file(n: int) -> bytes:
    """Up to two chunks and a bit; now and then the same for two steps that follow each other."""
    number = n if n // 4 % 2 else n // 4
    size = (0, 1, 70_000, 1 << 20, (1 << 20) + 1, 2_200_000)[number % 6]
    return Random(number).randbytes(size)  # noqa: S311 - content to compare


def _files(last: int) -> list[tuple[str, str]]:
    found = [_KEPT]
    for n in range(last + 1):
        if n % 4 > 1:
            found.pop(1)
        else:
            found.append(n)
    return [(f"file {n}", hashlib.sha256(_file(n)).hexdigest()) for n in found]


def _content(connection: apsw.Connection) -> list[str]:
    """All that the tables of the first version hold."""
    tables = ("answers", "lists", "items")
    return [repr(row) for name in tables for row in connection.execute(f"select * from {name}")]  # noqa: S608


class Migration(Work):
    """The one step opens a vault with tables of the first version."""

    steps = 1
    again = "migration"

    def prepare(self, site: Site) -> None:
        table = SlotTable((_OLD / NAMES.slots).read_bytes())
        slot = table.opened(derive(WORDS, table.salt), None)
        assert slot is not None
        site.more = {"compartment": slot.compartment, "key": slot.key.hex()}
        self.before(site)
        vault = self._opened(site)
        site.more["content"] = vault.database.read(_content)
        assert site.more["content"]
        vault.close()

    def before(self, site: Site) -> None:
        shutil.rmtree(site.stick)
        site.stick.mkdir(mode=0o700)
        for name in (NAMES.slots, NAMES.first, NAMES.second):
            shutil.copy(_OLD / name, site.stick)
            (site.stick / name).chmod(0o600)

    def run(self, site: Site, say: Say) -> None:
        self._opened(site).close()
        say(site.step)

    def check(self, site: Site, last: int) -> None:
        vault = self._opened(site)
        assert vault.database.read(_content) == site.more["content"]
        vault.attachments.add(io.BytesIO(b"new"), "new", lambda _: True)
        next_edit(vault.store)
        assert vault.database.read(schema.version_of) == schema.VERSION
        vault.close()
        looks_alike(site.stick)
        site.step += 1

    def _opened(self, site: Site) -> Vault:
        key = bytes.fromhex(site.more["key"])
        slot = Slot(SlotKind.WORDS, site.more["compartment"], 15, key)
        return unlocked(site.stick, NAMES, slot)
