"""The first run without its screens: what was chosen, what comes next, what will be made.

Nothing here touches the disk, the keyring or the menu until `create` is called, which makes
everything in one step and takes all of it back when any part fails. Of a step that was killed
there is a whole vault with all that was chosen, or a mark by which `take_back` finds the rest.
"""

import secrets
import shutil
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from nocontact_desktop.app.doors import Doors
from nocontact_desktop.app.triage import Advice, Outcome, advise
from nocontact_desktop.disguise import installation, keeping
from nocontact_desktop.disguise.drawn import Drawn, draw
from nocontact_desktop.disguise.engine.entry import MOST_DIGITS
from nocontact_desktop.disguise.installation import Installation
from nocontact_desktop.disguise.preferences import Kept, is_name, read, worn
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.errors import ExpectedError, UnsafeKeyringError, VaultExistsError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import (
    DEFAULT,
    SHARE_SIZE,
    FileNames,
    NewVault,
    Stretch,
    Vault,
    estimate_pin,
    mark_begun,
    named,
    open_vault,
    refuse_existing,
    restore,
    taking_back,
    unmark,
    was_begun,
)
from nocontact_desktop.vault import create as create_vault

PIN_ADVISED = "pin_advised"
"""A setting inside the vault: `YES` or `NO`, as was advised for this computer. The answers that led
to it are not kept. A vault from before there was this setting has none.
"""
YES, NO = "yes", "no"


class Step(StrEnum):
    """The screens, in order. Those of the triage carry the ids of its questions."""

    LIMITS = "limits"
    OWNER = "owner"
    LOGIN = "login"
    ADMIN = "admin"
    SIGNS = "signs"
    PAPER = "paper"
    OUTCOME = "outcome"
    DISGUISE = "disguise"
    COPY = "copy"
    """Only to bring a copy back: then what the copy brings along is not asked."""
    WORDS = "words"
    PIN = "pin"
    KEYRING = "keyring"
    RECOVERY = "recovery"
    EXIT_KEY = "exit_key"
    GESTURE = "gesture"
    LAUNCHER = "launcher"
    AGREE = "agree"


@dataclass(slots=True)
class Draft:
    """What was chosen so far. It lives in memory only, and shows no secret of itself."""

    shipped: Profile
    """The disguise that was picked, as it is shipped."""
    answers: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    chosen: Outcome | None = None
    words: str = field(default="", repr=False)
    words_known: bool = False
    pin: str = field(default="", repr=False)
    pin_known: bool = False
    share_agreed: bool = False
    recovery_code: str = field(default="", repr=False)
    recovery_done: bool = False
    launcher: bool = False
    on_desktop: bool = False
    """The entry lies on the desktop, too. Counts only with `launcher`."""
    menu_there: bool = True
    desktop_there: bool = False
    """Whether the system shows entries on its desktop."""
    settings: dict[str, str] = field(default_factory=dict)
    restoring: bool = False
    """A copy from before is brought back, in the place of a new vault."""
    copy: Path | None = None
    copy_secret: str = field(default="", repr=False)
    copy_tried: bool = False
    name: str = field(default="", repr=False)
    """A name of the person's own for the program; empty for the one that the disguise has."""
    icon: str = ""
    """Another of the shipped pictures; empty for the disguise's own."""
    drawn: Drawn = field(default_factory=draw)

    @property
    def profile(self) -> Profile:
        """The disguise as it will be here, with the names that were typed and drawn."""
        kept = self.drawn.preferences(self.shipped, self.name, self.icon)
        folder = self.drawn.folder(self.shipped, self.name)
        return worn(kept, folder, (self.shipped,))._replace(icon=kept.icon)

    @property
    def advice(self) -> Advice:
        """What the triage says about the answers."""
        return advise(self.answers)

    @property
    def pin_allowed(self) -> bool:
        """Whether this computer is private enough for a PIN with a share in its keyring."""
        return self.chosen is Outcome.USE and self.advice.keyring_allowed

    @property
    def with_share(self) -> bool:
        """Whether a share goes into the keyring."""
        wanted = self.share_agreed and bool(self.pin) and not self.restoring
        return self.pin_allowed and wanted

    @property
    def on_stick(self) -> bool:
        """Whether the vault lies beside the program and nothing stays on the computer."""
        return self.chosen is Outcome.STICK

    @property
    def with_launcher(self) -> bool:
        """Whether an entry goes into the menu."""
        return self.launcher and self.launcher_allowed

    @property
    def with_desktop(self) -> bool:
        """Whether the entry lies on the desktop, too."""
        return self.with_launcher and self.on_desktop and self.desktop_there

    @property
    def launcher_allowed(self) -> bool:
        """Whether an entry in the menu may be offered."""
        return self.menu_there and not self.on_stick

    def folder(self, doors: Doors) -> Path:
        """Where the vault will lie."""
        return doors.folder(self.profile, on_stick=self.on_stick)


_IN_THE_COPY = (
    Step.PAPER,
    Step.WORDS,
    Step.PIN,
    Step.KEYRING,
    Step.RECOVERY,
    Step.EXIT_KEY,
)
"""What the copy brings along, or what a copy has no need of."""


def steps(draft: Draft) -> tuple[Step, ...]:
    """The screens that this draft goes through; after "not this computer" there are no more."""
    if draft.chosen is Outcome.NOT_HERE:
        return tuple(Step)[: tuple(Step).index(Step.OUTCOME) + 1]
    skipped = {
        Step.PIN: not draft.pin_allowed,
        Step.KEYRING: not (draft.pin_allowed and draft.pin),
        Step.LAUNCHER: not draft.launcher_allowed,
        Step.COPY: not draft.restoring,
    }
    if draft.restoring:
        skipped.update(dict.fromkeys(_IN_THE_COPY, True))
    return tuple(step for step in Step if not skipped.get(step, False))


def following(step: Step, draft: Draft) -> Step | None:
    """The screen after `step`; None after the last."""
    order = steps(draft)
    at = order.index(step) + 1
    return order[at] if at < len(order) else None


def before(step: Step, draft: Draft) -> Step | None:
    """The screen before `step`; None before the first."""
    order = steps(draft)
    at = order.index(step)
    return order[at - 1] if at else None


def may_go_on(step: Step, draft: Draft) -> bool:
    """Whether what `step` has to know is known. Whatever is not needed can be skipped."""
    needed = {
        Step.OUTCOME: draft.chosen not in (None, Outcome.NOT_HERE),
        Step.DISGUISE: not draft.name or is_name(draft.name),
        Step.COPY: draft.copy_tried or not draft.restoring,
        Step.WORDS: bool(draft.words) and draft.words_known,
        Step.PIN: not draft.pin or draft.pin_known,
        Step.RECOVERY: bool(draft.recovery_code) and draft.recovery_done,
    }
    return needed.get(step, True)


def pin_trouble(pin: str) -> str:
    """Why `pin` cannot be used, as a sentence; empty when it can."""
    if not (pin.isascii() and pin.isdigit()):
        return _("A PIN has digits only.")
    if len(pin) > MOST_DIGITS:
        return _("A PIN has at most {count} digits.", count=MOST_DIGITS)
    strength = estimate_pin(pin)
    return "" if strength.enough else strength.sentence


def will_make(draft: Draft, doors: Doors) -> tuple[str, ...]:
    """One sentence for each thing that `create` will leave on the computer."""
    made = [_("A folder with encrypted files: {folder}", folder=draft.folder(doors))]
    if draft.with_share:
        label = draft.profile.keyring.label
        made.append(_("An entry in this computer’s keyring, named “{label}”", label=label))
    if draft.with_launcher:
        made.append(
            _("An entry in the menu, named “{name}”, with its picture", name=draft.profile.name)
        )
    if draft.with_desktop:
        made.append(_("The same entry on the desktop"))
    return tuple(made)


def _nobody_looks(_done: int, _total: int) -> None:
    """A progress that nobody looks at."""


def create(
    draft: Draft,
    doors: Doors,
    stretch: Stretch = DEFAULT,
    progress: Callable[[int, int], None] = _nobody_looks,
) -> Vault:
    """Make the vault and all that goes with it; slow, for a thread.

    Of bringing a copy back, `progress` is told how much is done, and of how much.

    Raises the vault's, the keyring's and the launcher's expected errors. Then nothing is left.
    """
    if vault_there(draft, doors):
        raise VaultExistsError  # before its share or its menu entry could be touched
    folder, files = draft.folder(doors), draft.profile.files
    settings = {**draft.settings, PIN_ADVISED: YES if draft.pin_allowed else NO}
    with ExitStack() as undo:
        undo.callback(keeping.remove, folder)
        with named():
            keeping.keep(
                folder, Kept(draft.drawn.preferences(draft.shipped, draft.name, draft.icon))
            )
        mark_begun(folder, files)
        undo.callback(unmark, folder, files)
        share = _put_share(draft, doors, undo)
        if draft.with_launcher:
            undo.callback(doors.remove_launcher, draft.profile)
            doors.add_launcher(draft.profile, on_desktop=draft.with_desktop)
        if draft.restoring and draft.copy is not None:
            restore(draft.copy, draft.copy_secret, folder, files, progress, settings=settings)
            undo.callback(_remove, folder, files)
            vault = open_vault(folder, files, draft.copy_secret, None)
        else:
            new = NewVault(draft.words, draft.recovery_code, draft.pin if share else None, share)
            vault = create_vault(folder, files, new, stretch, settings)
        undo.pop_all()
    return vault


def take_back(doors: Doors, profiles: Iterable[Profile]) -> None:
    """Take away what a `create` left that was killed; slow, for a thread.

    Only where a mark says so is the keyring touched. Where one does not answer, the mark stays.
    """
    for place in installation.begun(doors.roots, tuple(profiles)):
        with suppress(ExpectedError):
            _take_back(doors, place)


def _take_back(doors: Doors, place: Installation) -> None:
    folder, profile = place.folder, place.profile
    if was_begun(folder):
        with taking_back(folder, profile.files):
            if not place.portable:
                doors.remove_launcher(profile)
                with suppress(UnsafeKeyringError):  # such a one was never given a part
                    doors.keyring(profile.keyring).forget()
    if read(folder) and not any((folder / name).exists() for name in profile.files):
        with named():
            keeping.remove(folder)


def abandon(draft: Draft, doors: Doors) -> None:
    """Take back what a `create` under way has made so far: the person left in the middle of it.

    Only for a folder that had no vault before.
    """
    folder = draft.folder(doors)
    shutil.rmtree(folder.with_name(folder.name + ".new"), ignore_errors=True)
    profile = draft.profile
    _remove(folder, profile.files)
    if draft.with_launcher:
        doors.remove_launcher(profile)
    if draft.with_share:
        doors.keyring(profile.keyring).forget()
    keeping.remove(folder)


def vault_there(draft: Draft, doors: Doors) -> bool:
    """Whether the place that the draft names holds a vault already, or what is left of one."""
    try:
        refuse_existing(draft.folder(doors), draft.profile.files)
    except VaultExistsError:
        return True
    return False


def _put_share(draft: Draft, doors: Doors, undo: ExitStack) -> bytes | None:
    if not draft.with_share:
        return None
    keyring = doors.keyring(draft.profile.keyring)
    share = secrets.token_bytes(SHARE_SIZE)
    undo.callback(keyring.forget)
    keyring.put(share)
    return share


def _remove(folder: Path, names: FileNames) -> None:
    """Take a vault away that was made a moment ago; whatever else is in the folder stays."""
    for name in (names.slots, names.first, names.second, names.lock, names.ballast):
        (folder / name).unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()
