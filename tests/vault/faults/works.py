"""The works that are disturbed, as data: what lies there before, what is done, what must hold."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from nocontact_desktop.errors import FileNotWrittenError, WrongSecretError
from nocontact_desktop.replacing import flush
from nocontact_desktop.vault import (
    FLOOR,
    NewVault,
    Stretch,
    Vault,
    add_share,
    back_up,
    change_pin,
    change_recovery_code,
    change_words,
    check_copy,
    create,
    keep_generation,
    newest_good,
    put_back,
    remove_share,
    renew_key,
    restore,
    set_up_second,
    strengthen,
)
from tests.vault.faults.looks import WHOLE, Seen, both, first_holds, second_holds
from tests.vault.faults.sitting import (
    FILE,
    KEPT,
    LEAVING,
    NEW_PIN,
    NEW_WORDS,
    SECOND_KEPT,
    SECOND_WORDS,
    Sitting,
    code_of,
    opened,
)
from tests.vault.made import NAMES, SHARE, WORDS

DEARER = Stretch(128, 10)


Look = Callable[[Seen], None]


@dataclass(frozen=True)
class Work:
    """One thing a person does, on what `before` laid."""

    name: str
    act: Callable[[Sitting], None]
    look: Look
    before: str = "usual"
    begin: Callable[[Sitting], None] = lambda _s: None


def begin(sitting: Sitting) -> None:
    """Open the first vault, undisturbed, and store something."""
    sitting.vault = opened(sitting.room.folder)
    sitting.answer("begun", "yes")


def _edit(sitting: Sitting) -> None:
    sitting.step("begun")
    store = sitting.open.store
    sitting.answer("short", WHOLE["short"])
    item = store.items("s", "l")[0]
    store.change_item(item.id, {"title": "one changed"})
    added = store.add_item("s", "l", {"title": "one more"})
    store.move_item(added.id, 0)
    store.remove_item(added.id)
    sitting.answer("first", KEPT["first"])
    sitting.answer("middle", WHOLE["middle"])
    sitting.step("edited")


def _edited(seen: Seen) -> None:
    both(seen)
    if seen.steps == ("begun", "edited"):  # in one go
        vault = opened(seen.room.folder, older=True)
        titles = [item.data["title"] for item in vault.store.items("s", "l")]
        vault.close()
        assert titles == ["one changed", "two", "three"], "an edit was made twice, or half"


def _grow(sitting: Sitting) -> None:
    sitting.answer("large", WHOLE["large"])
    sitting.answer("short", WHOLE["short"])


def _create(folder: str, sitting: Sitting) -> None:
    new = NewVault(WORDS, code_of(sitting.room), None, None)
    sitting.vault = create(sitting.room.root / folder / "vault", NAMES, new, FLOOR)
    sitting.step("created")
    sitting.answer("short", WHOLE["short"])


def _created(folder: str, seen: Seen) -> None:
    place = seen.room.root / folder / "vault"
    if "created" not in seen.steps and not (place / NAMES.slots).exists():
        return
    for secret in (WORDS, code_of(seen.room)):
        vault = opened(place, secret, older=True)
        found = vault.store.answers("s")
        vault.close()
        assert seen.said.items() <= found.items()


def _change_words(sitting: Sitting) -> None:
    change_words(sitting.open, NEW_WORDS)
    sitting.step("changed")


def _words_changed(seen: Seen) -> None:
    both(seen, *((NEW_WORDS,) if "changed" in seen.steps else (WORDS, NEW_WORDS)))
    first_holds(seen, code_of(seen.room)).close()


def _change_code(sitting: Sitting) -> None:
    code = (sitting.room.root / "new-code").read_text()
    change_recovery_code(sitting.open, code)
    sitting.step("changed")


def _code_changed(seen: Seen) -> None:
    new = (seen.room.root / "new-code").read_text()
    both(seen)
    changed = "changed" in seen.steps
    first_holds(seen, *((new,) if changed else (code_of(seen.room), new))).close()


def make_a_copy(sitting: Sitting) -> None:
    back_up(sitting.open, sitting.room.copy)
    sitting.step("backed up")


def _backed_up(seen: Seen) -> None:
    both(seen)
    if "backed up" in seen.steps or seen.room.copy.exists():
        check_copy(seen.room.copy, WORDS)
        check_copy(seen.room.copy, code_of(seen.room))


def _back_up_elsewhere(sitting: Sitting) -> None:
    back_up(sitting.open, sitting.room.stick / "letters")
    sitting.step("backed up")


def _backed_up_elsewhere(seen: Seen) -> None:
    both(seen)
    stick = seen.room.stick
    assert (stick / "mine.new").read_bytes() == MINE, "a file of the person is gone"
    if "backed up" in seen.steps:
        left = {path.name for path in stick.iterdir()}  # a fault may keep it from tidying up
        assert {"letters", "mine.new"} <= left <= {"letters", "mine.new", "photos.new"}
    if (stick / "letters").exists():
        check_copy(stick / "letters", WORDS)


def _restore(sitting: Sitting) -> None:
    folder = sitting.room.root / "again" / "vault"
    restore(sitting.room.copy, WORDS, folder, NAMES)
    sitting.step("restored")


def _restored(seen: Seen) -> None:
    folder = seen.room.root / "again" / "vault"
    assert not seen.room.copy.with_name("photos.new").exists()
    check_copy(seen.room.copy, WORDS)
    if "restored" in seen.steps or (folder / NAMES.slots).exists():
        for secret, kept in ((WORDS, KEPT), (SECOND_WORDS, SECOND_KEPT)):
            vault = opened(folder, secret)
            assert kept.items() <= vault.store.answers("s").items()
            vault.close()


def make_a_generation(sitting: Sitting) -> None:
    keep_generation(sitting.open, also_today=True)
    sitting.step("kept")


def _generation(sitting_before: bool, seen: Seen) -> None:
    both(seen)
    if sitting_before or "kept" in seen.steps:
        found = newest_good(seen.room.folder, NAMES, WORDS)
        assert found is not None, "no generation is good"


def _put_back(sitting: Sitting) -> None:
    folder = sitting.room.folder
    found = newest_good(folder, NAMES, WORDS)
    assert found is not None
    put_back(folder, NAMES, found)
    sitting.step("put back")


def _was_put_back(seen: Seen) -> None:
    if "put back" in seen.steps:
        both(seen)
        return
    found = newest_good(seen.room.folder, NAMES, WORDS)
    assert found is not None, "the way back is lost"
    put_back(seen.room.folder, NAMES, found)
    both(seen)


def _slots_were_put_back(seen: Seen) -> None:
    """The other vault's slots were in the file that is gone; its own generations hold them."""
    if "put back" not in seen.steps:
        found = newest_good(seen.room.folder, NAMES, WORDS)
        assert found is not None, "the way back is lost"
        put_back(seen.room.folder, NAMES, found)
    first_holds(seen).close()


def _take_in(sitting: Sitting) -> None:
    with (sitting.room.root / "longer").open("rb") as file:
        sitting.open.attachments.add(file, "longer", lambda _done: True)
    sitting.step("taken in")


def _taken_in(seen: Seen) -> None:
    vault = first_holds(seen)
    names = [attachment.name for attachment in vault.attachments.list()]
    vault.close()
    assert "kept" in names
    assert "longer" in names or "taken in" not in seen.steps
    second_holds(seen)


def _hand_out(sitting: Sitting) -> None:
    attachment = sitting.open.attachments.list()[0]
    target = sitting.room.stick / "out"
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb", buffering=0) as file:
            sitting.open.attachments.read(attachment.id, file, lambda _done: True)
            os.fsync(file.fileno())
        flush(target.parent)
    except OSError:  # the vault is not asked for this
        raise FileNotWrittenError from None
    sitting.step("handed out")


def _handed_out(seen: Seen) -> None:
    both(seen)
    if "handed out" in seen.steps:
        assert (seen.room.stick / "out").read_bytes() == FILE, "half was handed out as whole"


def _take_away(sitting: Sitting) -> None:
    for attachment in sitting.open.attachments.list():
        sitting.open.attachments.remove(attachment.id)
    sitting.step("taken away")


def _taken_away(seen: Seen) -> None:
    vault = first_holds(seen)
    left = vault.attachments.list()
    vault.close()
    assert not left or "taken away" not in seen.steps
    second_holds(seen)


def _set_up(leaving: str | None, sitting: Sitting) -> None:
    new = NewVault(NEW_WORDS, (sitting.room.root / "new-code").read_text())
    set_up_second(sitting.open, WORDS, new, leaving)
    sitting.step("set up")


def _was_set_up(seen: Seen) -> None:
    first_holds(seen).close()
    for secret, kept in ((SECOND_WORDS, SECOND_KEPT), (NEW_WORDS, {})):
        try:
            vault = opened(seen.room.folder, secret)
        except WrongSecretError:
            assert secret == SECOND_WORDS or "set up" not in seen.steps
            continue
        assert vault.store.answers("s") == kept
        vault.close()


def _open(secret: str | None, sitting: Sitting) -> None:
    sitting.vault = opened(sitting.room.folder, secret or code_of(sitting.room))
    sitting.answer("short", WHOLE["short"])


def _renewed(seen: Seen) -> None:
    both(seen)
    first_holds(seen, code_of(seen.room)).close()


def _act(work: Callable[[Vault], object], sitting: Sitting) -> None:
    work(sitting.open)
    sitting.step("done")


def _add_share(sitting: Sitting) -> None:
    sitting.keyring.put(SHARE)
    add_share(sitting.open, sitting.keyring)
    remove_share(sitting.open, sitting.keyring)


def _close(sitting: Sitting) -> None:
    sitting.answer("short", WHOLE["short"])
    sitting.open.close()


def _leave(sitting: Sitting) -> None:
    opened(sitting.room.folder, LEAVING).close()


MINE = b"A file of the person. " * 5000

WORKS = (
    Work("edit", _edit, _edited, begin=begin),
    Work("grow", _grow, both, begin=begin),
    Work("close", _close, both, begin=begin),
    Work("create", partial(_create, "new"), partial(_created, "new"), "empty"),
    Work("create in a folder", partial(_create, "there"), partial(_created, "there"), "empty"),
    Work("create among others", partial(_create, "full"), partial(_created, "full"), "empty"),
    Work("create far away", partial(_create, "a/b/c"), partial(_created, "a/b/c"), "empty"),
    Work("change words", _change_words, _words_changed, begin=begin),
    Work("change code", _change_code, _code_changed, begin=begin),
    Work("change PIN", partial(_act, lambda v: change_pin(v, NEW_PIN)), _renewed, begin=begin),
    Work("share", _add_share, _renewed, begin=begin),
    Work("strengthen", partial(_act, lambda v: strengthen(v, DEARER)), _renewed, begin=begin),
    Work("stronger", partial(_act, lambda v: strengthen(v, DEARER)), _renewed, "linked", begin),
    Work("renew key", partial(_act, renew_key), _renewed, begin=begin),
    Work("back up", make_a_copy, _backed_up, begin=begin),
    Work("back up again", make_a_copy, _backed_up, "copied", begin),
    Work("back up elsewhere", _back_up_elsewhere, _backed_up_elsewhere, "cut short", begin),
    Work("restore", _restore, _restored, "copied"),
    Work("generation", make_a_generation, partial(_generation, False), begin=begin),
    Work("next generation", make_a_generation, partial(_generation, True), "kept", begin),
    Work("put back", _put_back, _was_put_back, "damaged"),
    Work("put slots back", _put_back, _slots_were_put_back, "no slots"),
    Work("migrate", partial(_open, WORDS), both, "old"),
    Work("take in", _take_in, _taken_in, begin=begin),
    Work("hand out", _hand_out, _handed_out, begin=begin),
    Work("take away", _take_away, _taken_away, begin=begin),
    Work("second", partial(_set_up, None), _was_set_up, begin=begin),
    Work("second and leaving", partial(_set_up, LEAVING), _was_set_up, begin=begin),
    Work("open", partial(_open, WORDS), both),
    Work("open with a code", partial(_open, None), lambda s: both(s, code_of(s.room)), "left"),
    Work("open after a renewal", partial(_open, WORDS), _renewed, "renewing"),
    Work("leave", _leave, lambda seen: both(seen, WORDS, code_of(seen.room))),
)
