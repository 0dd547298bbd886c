"""The secret is good for five minutes, and only the right one."""

from __future__ import annotations

from ui.desk.paper.secret_check import GOOD_FOR_SECONDS, SecretCheck


def test_before_there_is_a_vault_nothing_is_asked() -> None:
    assert not SecretCheck().needed
    assert SecretCheck().try_secret("")


def test_the_right_secret_is_good_for_five_minutes() -> None:
    now = [1000.0]
    check = SecretCheck(lambda typed: typed == "amber canal", lambda: now[0])
    asked = [check.needed, check.try_secret("amber"), check.needed]
    assert asked == [True, False, True]
    assert check.try_secret("amber canal")
    now[0] += GOOD_FOR_SECONDS - 1
    asked = [check.needed]
    now[0] += 1
    assert [*asked, check.needed] == [False, True]
