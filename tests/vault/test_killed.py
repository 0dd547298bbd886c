"""A writer killed at any moment loses nothing that it had acknowledged."""

import random

from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, OPEN, Made, start

WRITE = OPEN + (
    "n = int(vault.store.setting('next', '0'))\n"
    "items = [i.id for i in vault.store.items('s', 'l')]\n"
    "while True:\n"
    "    vault.store.set_answer('s', f'f{n}', f'answer {n} ' + 'x' * (n % 40) * 50)\n"
    "    vault.store.add_item('s', 'l', {'title': f'item {n}'})\n"
    "    vault.store.set_setting('next', str(n + 1))\n"
    "    print(n, flush=True)\n"
    "    n += 1\n"
)
KILLS = 10


def killed_after(made: Made, lines: int) -> int:
    """The last number that a writer acknowledged before it was killed."""
    child = start(made, WRITE)
    assert child.stdout is not None
    seen = [child.stdout.readline() for _ in range(lines)]
    child.kill()
    rest, _ = child.communicate()
    return int("".join([*seen, rest]).rsplit("\n", 2)[-2])


def test_nothing_acknowledged_is_missing_after_many_kills(made: Made) -> None:
    chance = random.Random(7)  # noqa: S311 - a repeatable choice of moments
    for _ in range(KILLS):
        last = killed_after(made, chance.randrange(1, 25))
        vault = unlocked(made.folder, NAMES, made.slot)
        answers, items = vault.store.answers("s"), vault.store.items("s", "l")
        assert {f"f{n}" for n in range(last + 1)} <= set(answers)
        titles = [item.data["title"] for item in items]
        assert titles[: last + 1] == [f"item {n}" for n in range(last + 1)]
        assert len(titles) == len(set(titles)) or titles[-1] == titles[-2]
        assert vault.store.search(f"answer {last}")
        vault.store.set_setting("next", str(len(items)))
        vault.close()
        assert made.used.stat().st_size == made.unused.stat().st_size
        assert sorted(path.name for path in made.folder.iterdir()) == list("abcde")
