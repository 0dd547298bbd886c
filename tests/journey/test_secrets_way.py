"""Changing what opens the vault on a real desktop, with the real program and a real keyring.

The tests are one story, in this order: each goes on where the one before it ended.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.journey.home import Home, make_second, started
from tests.journey.person import can_see, person
from tests.journey.stage import missing, stage, wait_for

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(bool(missing()) or not can_see(), reason="needs a desktop to test on"),
]

PIN = "719264"
ALONE = "Only I use this login, and nobody else can sign in as me."
SEARCH = ("secret-tool", "search", "--all", "--unlock", "application-id", "calculator")


@pytest.fixture(scope="module")
def home_(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A vault that was set up with words only, and the calculator in front of it."""
    with ExitStack() as stack:
        desk = stack.enter_context(stage(tmp_path_factory.mktemp("secrets")))
        home = Home(desk, stack.enter_context(person(desk)))
        home.install()
        home.running = stack.enter_context(started(desk))
        yield home


def begin(home: Home, button: str, secret: str) -> None:
    """Begin a change on the page about the secrets, and type what opens now."""
    home.goes("Your secrets")
    home.somebody.presses(button, "push button")
    home.somebody.fills("Your words or your PIN", secret)
    home.somebody.keys("Return")


def item(home: Home) -> str:
    """What the keyring holds of the program."""
    return home.desk.run("sh", "-c", f"{' '.join(SEARCH)} 2>&1")


def tick_alone(home: Home) -> None:
    home.somebody.waits_for(ALONE, "check box", seconds=40)
    home.somebody.presses(ALONE, "check box")


def said(home: Home, words: str) -> None:
    wait_for(lambda: home.somebody.sees_beginning(words) is not None, 60)


def test_a_pin_that_is_set_inside_opens_afterwards(home_: Home) -> None:
    home_.opens(home_.words)
    assert "Calculator" not in item(home_)
    begin(home_, "Set a PIN", home_.words)
    tick_alone(home_)
    home_.somebody.fills("PIN, six digits or more", PIN)
    home_.somebody.fills("The same PIN again", PIN)
    home_.somebody.presses("Use this PIN from now on", "push button")
    said(home_, "This PIN works from now on")
    assert "label = Calculator" in item(home_)
    home_.leaves()
    home_.opens(PIN)


def test_after_the_words_were_changed_the_old_ones_open_nothing(home_: Home) -> None:
    begin(home_, "Change the words", PIN)
    home_.somebody.waits_for("I have them", "push button", seconds=40)
    words = " ".join(home_.described("Your words").split())
    home_.somebody.presses("I have them", "push button")
    home_.somebody.fills("Type the words once", words)
    home_.somebody.presses("Use these words from now on", "push button")
    said(home_, "Your new words work from now on")
    home_.leaves()
    home_.opens_nothing(home_.words)
    home_.words = words
    home_.opens(home_.words)


def test_a_wiped_keyring_is_told_and_mended_from_inside(home_: Home) -> None:
    home_.leaves()
    home_.desk.run("secret-tool", "clear", "application-id", "calculator")
    assert "Calculator" not in item(home_)
    home_.opens_nothing(PIN)
    home_.opens(home_.words)
    said(home_, "Since your last visit, a code was tried")
    home_.somebody.presses("Close", "push button")
    said(home_, "Your PIN does not work on this computer now")
    home_.somebody.presses("Show me", "push button")
    home_.somebody.waits_for("Mend the PIN", "push button", seconds=40)
    begin(home_, "Mend the PIN", home_.words)
    tick_alone(home_)
    home_.somebody.presses("Put the part into the keyring", "push button")
    said(home_, "Your PIN works on this computer again.")
    home_.leaves()
    home_.opens(PIN)


def test_the_exit_key_in_the_middle_of_a_change_leaves_a_vault_that_opens(home_: Home) -> None:
    begin(home_, "Change the words", PIN)
    home_.somebody.waits_for("I have them", "push button", seconds=40)
    words = " ".join(home_.described("Your words").split())
    home_.somebody.presses("I have them", "push button")
    home_.somebody.fills("Type the words once", words)
    home_.somebody.presses("Use these words from now on", "push button")
    assert leaves_at_once(home_)
    home_.words = home_.opens_one_of(home_.words, words)


def test_the_exit_key_while_a_second_vault_is_made_leaves_a_vault_that_opens(home_: Home) -> None:
    make_second(home_, wait=False)
    assert leaves_at_once(home_)
    home_.opens(home_.words)


def leaves_at_once(home: Home) -> bool:
    """Press the exit key; whether the process of the vault was gone within two seconds."""
    started = time.monotonic()
    home.leaves()
    return time.monotonic() - started < 2
