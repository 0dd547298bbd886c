"""Bytes flipped, cuts, swaps, splices and older parts: a named error or the content.

For every single byte see `test_every_byte.py`.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from nocontact_desktop.errors import (
    DamagedVaultError,
    ExpectedError,
    VaultRolledBackError,
    WrongSecretError,
)
from nocontact_desktop.vault import (
    back_up,
    check_copy,
    keep_generation,
    links,
    newest_good,
    open_vault,
    put_back,
)
from nocontact_desktop.vault.layout import FRONT, HEAD, PAGE
from nocontact_desktop.vault.slots import place_of
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, WORDS, Made
from tests.vault.quick import quick_link

TEXT = "what was written"


@pytest.fixture
def kept(quick_made: Made, monkeypatch: pytest.MonkeyPatch) -> Made:
    """A vault with content and a generation; stretching is left out."""
    monkeypatch.setattr(links, "_next", quick_link)
    vault = open_vault(quick_made.folder, NAMES, WORDS, None)
    vault.store.set_answer("s", "f", TEXT)
    keep_generation(vault)
    vault.close()
    return quick_made


def outcome(made: Made) -> type[ExpectedError] | None:
    """The error of opening; `None` when the content is exactly right. All else is a failure."""
    try:
        vault = unlocked(made.folder, NAMES, made.slot)
    except ExpectedError as error:
        return type(error)
    try:
        assert vault.store.answers("s") == {"f": TEXT}
        assert [hit.text for hit in vault.store.search("written")] == [TEXT]
    finally:
        vault.close()
    return None


def put(path: Path, start: int, data: bytes) -> None:
    """Write over a part of a file."""
    with path.open("r+b") as file:
        file.seek(start)
        file.write(data)


def flipped(path: Path, at: int) -> Callable[[], None]:
    """Flip one bit, and give the way back."""
    whole = path.read_bytes()
    put(path, at, bytes([whole[at] ^ 1 << at % 8]))
    return lambda: put(path, 0, whole)


def some(start: int, end: int, count: int) -> list[int]:
    """Positions of a region: its borders, and others that are drawn."""
    borders = {start, start + 1, end - 2, end - 1}
    return sorted(borders | set(random.Random(4).sample(range(start, end), count)))  # noqa: S311


def pages_in_use(made: Made) -> int:
    from nocontact_desktop.vault.database import connect, used_bytes

    connection = connect(made.used, made.slot.key)
    used = used_bytes(connection)
    connection.close()
    return (used - FRONT) // PAGE


def flips_in_pages(made: Made, positions: Iterable[int]) -> None:
    for at in positions:
        back = flipped(made.used, at)
        assert outcome(made) in {DamagedVaultError, VaultRolledBackError}, at
        back()


def test_a_flipped_byte_of_a_page_is_named(kept: Made) -> None:
    end = FRONT + pages_in_use(kept) * PAGE
    flips_in_pages(kept, some(FRONT, end, 60))
    found = newest_good(kept.folder, NAMES, WORDS)
    assert found is not None
    assert outcome(kept) is None


def test_a_flipped_byte_of_the_root_is_named_and_of_random_ends_is_no_damage(kept: Made) -> None:
    size = kept.used.stat().st_size
    end = FRONT + pages_in_use(kept) * PAGE
    for at in [*some(0, FRONT, 20), *range(HEAD, HEAD + 64, 9), *some(end, size, 8)]:
        whole = kept.used.read_bytes()
        flipped(kept.used, at)
        wanted = VaultRolledBackError if HEAD <= at < HEAD + 64 else None
        assert outcome(kept) is wanted, at
        kept.used.write_bytes(whole)


def test_a_flipped_byte_of_the_slots_is_mended_or_hits_all_of_them(kept: Made) -> None:
    path = kept.folder / NAMES.slots
    place = place_of(kept.slot.group, kept.slot.kind)
    mine = range(32 + 256 * place, 288 + 256 * place)
    good = path.read_bytes()
    for at in [*some(0, 4096, 60), *some(mine.start, mine.stop, 10)]:
        flipped(path, at)
        try:
            vault = open_vault(kept.folder, NAMES, WORDS, None)
            vault.close()
        except WrongSecretError:
            assert at < 32, at
        else:
            assert at >= 32, at
            assert vault.mended or at not in mine, at
        path.write_bytes(good)


def cuts(made: Made) -> Iterator[int]:
    """Lengths about every border of a page, and in between."""
    for page in range(pages_in_use(made)):
        border = FRONT + page * PAGE
        yield from (border - 1, border, border + 1, border + PAGE // 2)
    yield from (0, 1, HEAD, HEAD + 64, FRONT - 1)


def test_every_cut_is_named(kept: Made) -> None:
    good = kept.used.read_bytes()
    for length in cuts(kept):
        os.truncate(kept.used, length)
        assert outcome(kept) in {DamagedVaultError, VaultRolledBackError}, length
        kept.used.write_bytes(good)


def test_swapped_pages_are_named(kept: Made) -> None:
    good = kept.used.read_bytes()
    count = pages_in_use(kept)
    for first in range(1, count):
        for second in {first + 1, count} - {first}:
            one, two = (slice(FRONT + (n - 1) * PAGE, FRONT + n * PAGE) for n in (first, second))
            put(kept.used, one.start, good[two])
            put(kept.used, two.start, good[one])
            assert outcome(kept) in {DamagedVaultError, VaultRolledBackError}
            kept.used.write_bytes(good)


def changed_pages(old: bytes, new: bytes, count: int) -> list[int]:
    starts = [FRONT + n * PAGE for n in range(count)]
    return [start for start in starts if old[start : start + PAGE] != new[start : start + PAGE]]


def two_states(made: Made) -> tuple[bytes, bytes, list[int]]:
    old = made.used.read_bytes()
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "f", "newer words")
    vault.store.set_answer("s", "f", TEXT)
    vault.close()
    new = made.used.read_bytes()
    return old, new, changed_pages(old, new, pages_in_use(made))


def test_each_old_page_put_back_is_named(kept: Made) -> None:
    old, new, changed = two_states(kept)
    assert len(changed) > 1
    for start in changed:
        put(kept.used, start, old[start : start + PAGE])
        assert outcome(kept) in {DamagedVaultError, VaultRolledBackError}
        put(kept.used, 0, new)
    assert outcome(kept) is None


def test_sets_of_old_pages_are_named_with_and_without_their_front(kept: Made) -> None:
    old, new, changed = two_states(kept)
    everything = set(changed)
    drawn = random.Random(7)  # noqa: S311
    sets = [set(drawn.sample(changed, drawn.randint(1, len(changed)))) for _ in range(10)]
    for some_pages, front in [(s, f) for s in [*sets, everything, set()] for f in (False, True)]:
        for start in some_pages:
            put(kept.used, start, old[start : start + PAGE])
        if front:
            put(kept.used, 0, old[:FRONT])
        whole = (front and some_pages == everything) or not (front or some_pages)
        if not whole:
            assert outcome(kept) in {DamagedVaultError, VaultRolledBackError}
        kept.used.write_bytes(new)


def test_a_mixture_stays_named_until_it_is_accepted(kept: Made) -> None:
    old, new, changed = two_states(kept)
    put(kept.used, changed[-1], old[changed[-1] : changed[-1] + PAGE])
    for _ in range(2):
        with pytest.raises((VaultRolledBackError, DamagedVaultError)) as caught:
            open_vault(kept.folder, NAMES, WORDS, None)
    if caught.type is VaultRolledBackError:
        open_vault(kept.folder, NAMES, WORDS, None, accept_older=True).close()
        open_vault(kept.folder, NAMES, WORDS, None).close()
    kept.used.write_bytes(new)


def test_all_of_an_older_state_is_found_by_the_generation_only(kept: Made) -> None:
    older = kept.used.read_bytes()
    vault = open_vault(kept.folder, NAMES, WORDS, None)
    keep_generation(vault, also_today=True)
    vault.close()
    kept.used.write_bytes(older)
    with pytest.raises(VaultRolledBackError):
        open_vault(kept.folder, NAMES, WORDS, None)
    for path in kept.folder.glob(f"{NAMES.ballast}-*"):
        path.unlink()
    open_vault(kept.folder, NAMES, WORDS, None).close()


def test_older_slots_with_a_newer_body_are_named(kept: Made) -> None:
    from nocontact_desktop.vault import change_words

    path = kept.folder / NAMES.slots
    older = path.read_bytes()
    vault = open_vault(kept.folder, NAMES, WORDS, None)
    change_words(vault, "quite other words here")
    vault.close()
    path.write_bytes(older)
    with pytest.raises(VaultRolledBackError):
        open_vault(kept.folder, NAMES, WORDS, None)


def misplaced(path: Path, kind: str) -> None:
    """Put something else in the place of a file."""
    if kind in {"missing", "folder", "dead link", "loop"}:
        path.unlink()
    match kind:
        case "empty" | "random":
            path.write_bytes(os.urandom(0 if kind == "empty" else 1 << 16))
        case "folder":
            path.mkdir()
        case "dead link" | "loop":
            path.symlink_to("nowhere" if kind == "dead link" else path.name)
        case "huge":
            os.truncate(path, 1 << 40)


KINDS = ["missing", "empty", "folder", "dead link", "loop", "huge", "random"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [NAMES.slots, "used"])
def test_another_thing_in_the_place_of_a_file_is_named(kept: Made, name: str, kind: str) -> None:
    path = kept.used if name == "used" else kept.folder / name
    if kind == "huge" and name == "used":
        pytest.skip("a longer end is no damage, and would be filled up")
    good = path.read_bytes()
    misplaced(path, kind)
    with pytest.raises(ExpectedError):
        open_vault(kept.folder, NAMES, WORDS, None)
    if path.is_dir():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)
    path.write_bytes(good)
    assert outcome(kept) is None


def test_swapped_compartments_and_splices_are_named(kept: Made) -> None:
    good, unused = kept.used.read_bytes(), kept.unused.read_bytes()
    kept.used.write_bytes(unused)
    kept.unused.write_bytes(good)
    assert outcome(kept) is DamagedVaultError
    kept.unused.write_bytes(unused)
    count = pages_in_use_of(good, kept)
    for n in range(count):
        kept.used.write_bytes(good)
        start = FRONT + n * PAGE
        put(kept.used, start, unused[start : start + PAGE])
        assert outcome(kept) is DamagedVaultError
    kept.used.write_bytes(good)
    found = newest_good(kept.folder, NAMES, WORDS)
    assert found is not None
    put(kept.used, FRONT, bytes(PAGE))
    put_back(kept.folder, NAMES, found)
    vault = open_vault(kept.folder, NAMES, WORDS, None, accept_older=True)
    assert vault.store.answers("s") == {"f": TEXT}
    vault.close()


def pages_in_use_of(good: bytes, made: Made) -> int:
    made.used.write_bytes(good)
    return pages_in_use(made)


def test_a_flip_or_a_cut_of_a_copy_is_named(kept: Made, tmp_path: Path) -> None:
    vault = open_vault(kept.folder, NAMES, WORDS, None)
    path = tmp_path / "copy"
    back_up(vault, path)
    vault.close()
    good = path.stat().st_size
    for at in [0, 31, 32, 63, *some(4128, good, 2)]:
        with path.open("r+b") as file:
            file.seek(at)
            byte = file.read(1)[0]
            file.seek(at)
            file.write(bytes([byte ^ 1]))
        with pytest.raises(ExpectedError):
            check_copy(path, WORDS)
        put(path, at, bytes([byte]))
    check_copy(path, WORDS)
    for length in (good - 1, good - 65552, 4128, 4127, 32, 0):
        os.truncate(path, length)
        with pytest.raises(ExpectedError):
            check_copy(path, WORDS)
