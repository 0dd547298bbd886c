"""Everything that can go wrong in an expected way, each with its sentence.

There are two families. An `ExpectedError` carries a sentence that a person can act on; anything
else is a bug. A sentence says what happened, what is safe, and what to do. Errors never carry a
value that a person typed: not in the message, not in an attribute.

The sentences are English keys of the catalogue; `ui.alerts` translates them when it shows them.
"""

from typing import ClassVar


class ExpectedError(Exception):
    """Base of all errors that are shown to a person as a sentence."""

    sentence: ClassVar[str]

    def __init__(self) -> None:
        super().__init__(self.sentence)


class UnexpectedError(ExpectedError):
    """What is shown in the place of an error of ours, of which nothing may be told."""

    sentence = "Something did not work. What was shown as saved is safe."


class NeverKeptError(ExpectedError):
    """Something was to be added to a step of which the person wants nothing kept."""

    sentence = (
        "You said that nothing of this step is to be kept, so it was not stored. You can change "
        "that on the page “What you keep”."
    )


class NotesTooLargeError(ExpectedError):
    """A file with notes is larger than notes can be."""

    sentence = (
        "This file is too large for notes, so it was not read. Ask for it as plain text, with the "
        "words alone."
    )


class NotesNotTextError(ExpectedError):
    """A file with notes is no plain text."""

    sentence = (
        "This is not a plain text file, so it was not read. Ask them to save it as plain text "
        "(.txt) and to send it once more."
    )


class NoNotesError(ExpectedError):
    """A file with notes has none in it."""

    sentence = "There is no note in this file. Nothing was taken in."


class TooManyNotesError(ExpectedError):
    """A file has more notes than anybody can look through."""

    sentence = (
        "This file has more than 500 notes. Nothing was taken in. Ask for it in smaller files, and "
        "look at them one after the other."
    )


class WrongSecretError(ExpectedError):
    """No key slot opened with what was typed."""

    sentence = "That did not open anything. Nothing was changed."


class SameSecretError(ExpectedError):
    """A new secret is one that is in use here, or two new ones are the same."""

    sentence = "These words or codes have to differ from each other and from the ones in use."


class DamagedVaultError(ExpectedError):
    """A file of the vault was cut, changed or swapped."""

    sentence = (
        "A file of the vault is damaged, so it was not opened. Nothing was changed. "
        "Keep the files as they are, and use a copy if you have one."
    )


class VaultInUseError(ExpectedError):
    """Another process holds the vault's lock."""

    sentence = "The vault is open in another window. Close that window first, then try again."


class VaultTooNewError(ExpectedError):
    """The vault was written by a newer version of the program."""

    sentence = "A newer version of this program wrote the vault. Nothing was changed."


class VaultRolledBackError(ExpectedError):
    """The files are older than a state that was seen before. It can be opened all the same."""

    sentence = (
        "These files are older than the last ones used here. Perhaps an older copy was put back. "
        "Nothing was changed. You can open them as they are, or look for a newer copy first."
    )


class DamagedBackupError(ExpectedError):
    """A backup was cut or changed, or is no backup of a vault that this secret opens."""

    sentence = (
        "This copy is damaged or was not made from this vault, so it was not used. Nothing was "
        "changed. Try another copy."
    )


class VaultExistsError(ExpectedError):
    """A new vault was asked for where one already is."""

    sentence = "There is a vault in this place already. It was not touched."


class KeyringMissingError(ExpectedError):
    """No usable system keyring, or it does not hold the share."""

    sentence = (
        "The keyring of this computer does not answer, or does not have its part of the key. "
        "Your words or your recovery code still open the vault."
    )


class SilentKeyringError(KeyringMissingError):
    """The keyring is locked, is not running, or did not answer in time."""

    sentence = (
        "The keyring of this computer is locked or does not answer. Words alone open the vault "
        "without it."
    )


class UnsafeKeyringError(ExpectedError):
    """The keyring would keep secrets in plain text or nowhere; it is refused."""

    sentence = (
        "The keyring of this computer would keep its part of the key in plain text, so it is not "
        "used. Words alone are safer here."
    )


class UnknownKeyringError(UnsafeKeyringError):
    """The keyring may be safe or not: nobody has looked at how it keeps secrets."""

    sentence = (
        "This computer's keyring is not one that this program knows to be safe, so it is not "
        "used. Words alone are the right choice here."
    )


class ShareMissingError(WrongSecretError, KeyringMissingError):
    """Digits opened nothing, and the keyring's part was not there, which a PIN needs.

    It may as well be a wrong PIN, and the two must look alike on a locked screen. So this is a
    `WrongSecretError`, too.
    """

    sentence = (
        "That did not open anything. The keyring of this computer did not give its part of the "
        "key, which a PIN needs. Your words or your recovery code still open the vault."
    )


class NoKeyringError(UnsafeKeyringError, KeyringMissingError):
    """There is no system keyring at all, or only one that keeps nothing."""

    sentence = (
        "This computer has no keyring that can keep a part of the key. Words alone are the right "
        "choice here."
    )


class DiskFullError(ExpectedError):
    """No room was left; what was saved before is safe."""

    sentence = (
        "The disk is full. Everything that was shown as saved is safe. Make some room, then go on."
    )


class ReadOnlyFolderError(ExpectedError):
    """The folder cannot be written."""

    sentence = "This folder cannot be written to. Nothing was lost. Choose another place."


class StorageFailedError(ExpectedError):
    """The disk reported an error while saving."""

    sentence = (
        "The disk reported a fault. Everything that was shown as saved is safe. Try again. "
        "If it happens once more, make a copy in another place."
    )


class FileTooLargeError(StorageFailedError):
    """The file system takes no file of that size: FAT, which many sticks have, stops at 4 GiB."""

    sentence = (
        "This disk takes no file as large as this one. Many sticks stop at 4 GB. Everything that "
        "was shown as saved is safe. Use another disk, or a stick that was set up as exFAT."
    )


class ChangeUnsureError(StorageFailedError):
    """What opens the vault was replaced, but the disk does not say whether that lasts."""

    sentence = (
        "The disk reported a fault at the very end of this change. The new way opens the vault "
        "now. After a power cut the old one may open it again. Keep both until you have made "
        "the change once more."
    )


class KeyNotRenewedError(ExpectedError):
    """The vault is too large to be encrypted anew in the memory that this may take."""

    sentence = (
        "This vault holds so many files that its key cannot be changed. Nothing was changed. "
        "Remove large files first if you can do without them."
    )


class HardeningFailedError(ExpectedError):
    """The operating system did not let the process protect its memory."""

    sentence = (
        "This computer did not let the program protect its memory, so the vault stays closed."
    )


class LauncherFailedError(ExpectedError):
    """The entry in the menu could not be written, or another program has its name."""

    sentence = "The entry in the menu could not be made. Everything else is as it was."


class NoPrinterError(ExpectedError):
    """No printer is set up."""

    sentence = "No printer was found. You can save the pages as a file instead."


class PrintFailedError(ExpectedError):
    """The print system refused the job."""

    sentence = "The printer did not take the pages. Nothing was printed."


class FileNotWrittenError(ExpectedError):
    """A chosen file could not be written."""

    sentence = "The file could not be written. Choose another place or another name."


class FileNotReadError(ExpectedError):
    """A chosen file could not be read to its end."""

    sentence = "The file could not be read to its end. Nothing of it was kept."


class StoppedError(ExpectedError):
    """The person stopped what was under way."""

    sentence = "Stopped. Nothing of it was kept."


class ListsDamagedError(ExpectedError):
    """The file of ordinary lists is not one."""

    sentence = (
        "The file with your lists could not be read. It was left as it is. What you write now "
        "is not kept until that file is moved away."
    )


class ListsNotKeptError(ExpectedError):
    """The file of ordinary lists could not be written."""

    sentence = "Your lists could not be saved. They are still here as long as this window is open."


class ListsDiskFullError(ListsNotKeptError):
    """There is no room for the file of ordinary lists."""

    sentence = (
        "The disk is full, so your lists could not be saved. They are still here. Make some "
        "room, then change something to save them."
    )


class ContentError(Exception):
    """A shipped data file breaks the rules of its loader; the message names the file and the rule.

    This is a developer's error, not a person's: it can only hold text from `resources/`.
    """
