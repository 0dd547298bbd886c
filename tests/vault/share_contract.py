"""What every keyring does with a share. Inherit `ShareContract` and give it a `share`."""

from __future__ import annotations

import pytest

from nocontact_desktop.errors import KeyringMissingError
from nocontact_desktop.vault import KeyringShare

ONE = bytes(range(32))
TWO = bytes(range(32, 64))


class ShareContract:
    """Tests that hold for a keyring in memory and for a real one."""

    def test_what_was_put_in_comes_out(self, share: KeyringShare) -> None:
        share.put(ONE)
        assert share.get() == ONE

    def test_a_second_share_takes_the_place_of_the_first(self, share: KeyringShare) -> None:
        share.put(ONE)
        share.put(TWO)
        assert share.get() == TWO

    def test_a_share_that_is_not_there_is_missing(self, share: KeyringShare) -> None:
        with pytest.raises(KeyringMissingError):
            share.get()

    def test_a_forgotten_share_is_missing(self, share: KeyringShare) -> None:
        share.put(ONE)
        share.forget()
        with pytest.raises(KeyringMissingError):
            share.get()

    def test_forgetting_nothing_is_fine(self, share: KeyringShare) -> None:
        share.forget()

    @pytest.mark.parametrize("size", [0, 31, 33])
    def test_another_size_is_refused_without_showing_it(
        self, share: KeyringShare, size: int
    ) -> None:
        with pytest.raises(ValueError, match="32 bytes"):
            share.put(b"x" * size)
        with pytest.raises(KeyringMissingError):
            share.get()

    def test_marks_are_kept_beside_the_share(self, share: KeyringShare) -> None:
        share.put(ONE)
        assert len(share.mark(0)) == len(share.mark(1)) == 36
        share.put_mark(1, b"m" * 36)
        first = share.mark(0)
        assert share.mark(1) == b"m" * 36
        share.put_mark(1, b"n" * 36)
        assert (share.mark(0), share.mark(1)) == (first, b"n" * 36)
        assert share.get() == ONE

    def test_without_a_share_there_are_no_marks(self, share: KeyringShare) -> None:
        with pytest.raises(KeyringMissingError):
            share.mark(0)
        with pytest.raises(KeyringMissingError):
            share.put_mark(0, b"m" * 36)
