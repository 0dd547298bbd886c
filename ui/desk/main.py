"""The vault process from its first line to its end.

Nothing of Qt is imported here at the top: while the key is being derived in a thread, the screens
are loaded, so that unlocking takes little longer than the derivation.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from nocontact_desktop import resources
from nocontact_desktop.disguise import keeping, pipe
from nocontact_desktop.disguise.installation import at
from nocontact_desktop.disguise.profile import Profile, load_profiles
from nocontact_desktop.errors import (
    DamagedVaultError,
    ExpectedError,
    HardeningFailedError,
    UnexpectedError,
    VaultRolledBackError,
    WrongSecretError,
)
from nocontact_desktop.system import System
from ui.desk.cover_line import CoverLine
from ui.desk.unlocking import Unlocking

if TYPE_CHECKING:
    from nocontact_desktop.app.content import Content
    from nocontact_desktop.vault import Vault
    from ui.desk.copies.rescue_window import Broken
    from ui.desk.session import Session

_SCREENS = ("ui.desk.session", "ui.desk.plan_window")
REFUSED = 1


def run(system: System, line: CoverLine | None = None) -> int:
    """Do what the cover asks for, over standard input and output; gives the exit code."""
    trouble = _harden(system)
    line = line or CoverLine()
    request = line.request()
    if request is None:
        return 0
    profile = _profile(request)
    if profile is None:
        return REFUSED
    system.name_process(profile.process)
    match request:
        case pipe.Open() if trouble:
            line.say(pipe.Trouble(trouble.sentence))
            return REFUSED
        case pipe.Open(folder=folder, secret=secret):
            return _open(system, line, profile, Path(folder), secret)
        case pipe.FirstRun():
            return _first_run(system, line, profile, trouble)
        case pipe.Finish(folder=folder):
            return _finish(system, line, Path(folder))


def _profile(request: pipe.Request) -> Profile | None:
    """What this process goes by: what is worn where the vault lies, or what was asked for."""
    profiles = load_profiles(resources.folder("disguises"))
    if isinstance(request, pipe.Open | pipe.Finish):
        return at(Path(request.folder), request.profile, profiles)
    return next((each for each in profiles if each.id == request.profile), None)


def _finish(system: System, line: CoverLine, folder: Path) -> int:
    """Bring a change of the disguise, or a removal, to its end, with nothing on the screen."""
    from nocontact_desktop.app.doors import Doors, start_command  # noqa: PLC0415 - seldom needed
    from nocontact_desktop.app.ending import bring_to_end  # noqa: PLC0415
    from nocontact_desktop.app.moving import Home  # noqa: PLC0415
    from nocontact_desktop.vault import system_share  # noqa: PLC0415
    from ui.desk.paint import png  # noqa: PLC0415 - brings Qt

    line.watch()
    doors = Doors(system, system_share, start_command(system.portable_root()), png)
    try:
        rest = bring_to_end(Home(folder, doors, load_profiles(resources.folder("disguises"))))
    except ExpectedError:
        return REFUSED  # it is tried again at the next start
    line.say(pipe.Moved() if rest else pipe.Finished())
    return 0


def _harden(system: System) -> HardeningFailedError | None:
    """Protect the process before it reads anything: a secret may wait on standard input."""
    try:
        system.harden()
    except HardeningFailedError as error:
        return error
    return None


def _open(system: System, line: CoverLine, profile: Profile, folder: Path, secret: str) -> int:
    """Open the vault. A wrong secret ends the process before there is anything to see of it."""
    line.watch()
    unlocking = Unlocking(lambda: _tried(system, profile, folder, secret))
    for module in _SCREENS:
        importlib.import_module(module)
    content = _content()
    try:
        vault = unlocking.result()
    except WrongSecretError:
        line.say(pipe.Wrong())
        return 0
    except Exception as fault:  # noqa: BLE001 - of an error of ours a calm sentence is all
        error = fault if isinstance(fault, ExpectedError) else UnexpectedError()
        if _may_be_a_sum(error, secret):
            line.say(pipe.Wrong())
            return 0
        line.say(pipe.Trouble(error.sentence))
        if isinstance(error, DamagedVaultError):
            way = partial(_unlock, system, profile, folder, accept_older=True)
            broken = _broken(folder, profile, secret, way)
            return _session(system, line, profile).show_rescue(error, broken)
        older = isinstance(error, VaultRolledBackError)
        again = partial(_unlock, system, profile, folder, secret, accept_older=True)
        return _session(system, line, profile).show_trouble(error, again if older else None)
    with suppress(OSError):  # it was whole enough to be found
        keeping.mend(folder)
    session = _session(system, line, profile)
    try:
        return session.show_plan(vault, content)
    except Exception:  # noqa: BLE001 - the secret was right, so it must not look wrong
        line.say(pipe.Trouble(UnexpectedError.sentence))
        return session.show_trouble(UnexpectedError())


def _broken(folder: Path, profile: Profile, secret: str, way: Callable[[str], Vault]) -> Broken:
    """What the way back from damage needs. A PIN never leads there: see `_may_be_a_sum`."""
    from ui.desk.copies.rescue_window import Broken  # noqa: PLC0415 - brings Qt

    return Broken(folder, profile, secret, way)


def _tried(system: System, profile: Profile, folder: Path, secret: str) -> Vault:
    """Open it, unless too many codes were tried before; that takes as long, and looks the same.

    A recovery code counts at any time: nobody guesses one, and nobody is to be kept out. When the
    computer slept meanwhile, nothing comes up: somebody else may have woken it.
    """
    from nocontact_desktop.vault import Moment, Tries, is_code, spend  # noqa: PLC0415 - as below

    tries = Tries(folder, profile.files, lambda: Moment(*system.uptime(), wall=int(time.time())))
    if not tries.begin() and not is_code(secret):
        spend(folder, profile.files, secret)
        raise WrongSecretError
    slept = _slept(system)
    try:
        vault = _unlock(system, profile, folder, secret)
    except WrongSecretError:
        raise
    except Exception:
        tries.passed()  # whatever is the matter, it was the right one
        raise
    tries.passed()
    if _slept(system) > slept + 1:
        vault.close()
        raise WrongSecretError
    return vault


def _slept(system: System) -> float:
    """For how long the computer slept so far, beside some number that stays the same."""
    return system.uptime().seconds - time.monotonic()


def _unlock(
    system: System, profile: Profile, folder: Path, secret: str, *, accept_older: bool = False
) -> Vault:
    """The keyring is asked for its part only when digits were typed, and for its count only if the
    vault has a part there; never for a vault on a stick. Every error but a wrong secret comes after
    a right one only, however damaged the files are: a stranger sees nothing.
    """
    from nocontact_desktop.vault import open_proved, system_share  # noqa: PLC0415 - in the thread

    on_stick = folder.parent == system.portable_root()
    keyring = None if on_stick else system_share(profile.keyring)
    share = keyring.get if keyring is not None and _is_number(secret) else None
    return open_proved(
        folder, profile.files, secret, share, keyring=keyring, accept_older=accept_older
    )


def _content() -> Content:
    from nocontact_desktop.app.composition import load_content  # noqa: PLC0415 - as the screens

    return load_content()


def _may_be_a_sum(error: ExpectedError, secret: str) -> bool:
    """Whether a number led to damage; the way back from it takes words or the recovery code.

    Then nothing shows: to whoever stands by, it was a sum.
    """
    return isinstance(error, DamagedVaultError | UnexpectedError) and _is_number(secret)


def _is_number(secret: str) -> bool:
    return "".join(secret.split()).isdigit()


def _first_run(
    system: System, line: CoverLine, profile: Profile, trouble: HardeningFailedError | None
) -> int:
    """Lead through the first run. If the computer cannot protect the process, only say so."""
    line.watch()
    if trouble:
        return _session(system, line, profile).show_trouble(trouble)
    return _session(system, line, profile).show_first_run()


def _session(system: System, line: CoverLine, profile: Profile) -> Session:
    from ui.desk.session import Session  # noqa: PLC0415 - brings Qt

    return Session(system, line, profile)
