"""What the operating system and the database report, as errors that carry a sentence."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from nocontact_desktop.errors import (
    DamagedVaultError,
    DiskFullError,
    ExpectedError,
    FileTooLargeError,
    ReadOnlyFolderError,
    StorageFailedError,
    VaultInUseError,
)

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def of_number(number: int | None) -> ExpectedError:
    """The error for an `errno` value met while reading or writing."""
    if number in FULL:
        return DiskFullError()
    if number in READ_ONLY:
        return ReadOnlyFolderError()
    return FileTooLargeError() if number == errno.EFBIG else StorageFailedError()


def of_database(error: apsw.Error, number: int) -> ExpectedError | None:
    """The error for what the database raised, with its last `errno`; `None`: it is a bug."""
    match error:
        case apsw.FullError():
            return DiskFullError()
        case apsw.CorruptError() | apsw.NotADBError() | apsw.FormatError():
            return DamagedVaultError()
        case apsw.ReadOnlyError() | apsw.PermissionsError() | apsw.AuthError():
            return ReadOnlyFolderError()
        case apsw.BusyError() | apsw.LockedError():
            return VaultInUseError()
        case apsw.IOError() | apsw.CantOpenError():
            return of_number(number)
        case _:
            return None


@contextmanager
def named(connection: apsw.Connection | None = None) -> Iterator[None]:
    """Turn what goes wrong inside into errors with a sentence; a bug passes through.

    The original is cut off, because a traceback must not show what was being written.
    """
    try:
        yield
    except OSError as error:
        raise of_number(error.errno) from None
    except apsw.Error as error:
        expected = of_database(error, connection.system_errno if connection else 0)
        if expected is None:
            raise
        raise expected from None
    except UnicodeDecodeError:  # in the place of a text; it would carry the bytes along
        raise DamagedVaultError from None
