"""Further links of the stretching: every salt is valid, and none asks for more than a ceiling."""

import secrets

import pytest

from nocontact_desktop.vault import links
from nocontact_desktop.vault.stretch import DEFAULT, FLOOR, PROFILES, Stretch


def test_a_salt_names_the_wanted_link_or_none() -> None:
    assert links.link_of(links.new_link(FLOOR)) == FLOOR
    assert links.link_of(links.new_link(None)) is None
    with pytest.raises(ValueError, match="profiles"):
        links.new_link(Stretch(1, 1))
    with pytest.raises(ValueError, match="not a link"):
        links.climbed(b"b" * 32, [links.new_link(None)])


def test_every_salt_is_a_profile_or_none() -> None:
    found = [links.link_of(secrets.token_bytes(32)) for _ in range(4000)]
    assert set(found) <= {None, *PROFILES}
    assert 2800 < found.count(None) < 3200


def test_links_behind_one_that_is_none_do_not_count() -> None:
    link, none = links.new_link(FLOOR), links.new_link(None)
    assert links.in_use([link, none, link]) == (link,)
    assert links.in_use([link, link, link]) == (link, link, link)
    assert links.in_use([]) == ()


def test_what_is_missing_is_the_dearest_link_within_it() -> None:
    have = FLOOR.memory * FLOOR.passes
    assert links.missing(have, FLOOR) is None
    assert links.missing(DEFAULT.memory * DEFAULT.passes, DEFAULT) is None
    link = links.missing(have, Stretch(256, 40))
    assert link is not None
    assert link.memory == 256
    assert have + link.memory * link.passes <= 256 * 40
