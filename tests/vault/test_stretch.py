"""Stretching: every salt names parameters between the floor and the ceiling."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.vault.stretch import (
    DEFAULT,
    FLOOR,
    PROFILES,
    Stretch,
    derive,
    new_salt,
    profile_of,
)
from nocontact_desktop.vault.words import canonical


def test_the_default_is_256_mib_in_5_passes() -> None:
    assert Stretch(256, 5) == DEFAULT


def test_the_floor_is_the_work_of_keepassxc() -> None:
    assert Stretch(64, 10) == FLOOR


@given(st.binary(min_size=32, max_size=32))
def test_any_salt_keeps_floor_and_ceiling(salt: bytes) -> None:
    stretch = profile_of(salt)
    assert 64 <= stretch.memory <= 1024
    assert 640 <= stretch.memory * stretch.passes <= 16 * 640 + stretch.memory


def test_there_are_64_profiles_and_two_of_them_are_alike() -> None:
    assert len(PROFILES) == 64
    assert len(set(PROFILES)) == 63


@pytest.mark.parametrize("stretch", PROFILES, ids=str)
def test_a_new_salt_names_its_profile(stretch: Stretch) -> None:
    assert profile_of(new_salt(stretch)) == stretch


def test_salts_differ() -> None:
    assert new_salt(FLOOR) != new_salt(FLOOR)


def test_other_parameters_are_refused() -> None:
    with pytest.raises(ValueError, match="profiles"):
        new_salt(Stretch(8, 1))


def test_secret_and_salt_both_count() -> None:
    salt, other = new_salt(FLOOR), new_salt(FLOOR)
    assert len({derive("a", salt), derive("b", salt), derive("a", other)}) == 3
    assert derive("a", salt) == derive("a", salt)


def test_half_a_character_is_no_obstacle() -> None:
    assert len(derive("\ud800", new_salt(FLOOR))) == 32


def test_random_bytes_read_as_some_profile() -> None:
    assert profile_of(secrets.token_bytes(32)) in PROFILES


def test_the_vectors_of_the_format_hold() -> None:
    salt = (102).to_bytes(32, "big")
    assert profile_of(salt) == FLOOR
    assert profile_of(bytes(32)) == Stretch(128, 30)
    assert PROFILES.index(DEFAULT) == 33
    expected = "313074a0b1f9369550d2dc6beea6e891ba7cb614ab258358941c8db18fb2adcc"
    assert derive(canonical("Lamp-river stone"), salt).hex() == expected
