"""The share: in memory, in a real GNOME keyring, and refused wherever it would lie open."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import keyring
import keyring.backends.fail
import keyring.backends.null
import keyring.backends.SecretService
import pytest
import secretstorage
from keyring.backend import KeyringBackend
from keyring.errors import InitError, PasswordDeleteError

from nocontact_desktop.errors import (
    KeyringMissingError,
    NoKeyringError,
    UnknownKeyringError,
    UnsafeKeyringError,
    WrongSecretError,
)
from nocontact_desktop.vault import KeyringShare, MemoryShare, keyring_share, open_vault
from nocontact_desktop.vault.keyring_share import safe_backend, system_share
from tests.vault.made import NAMES, Made
from tests.vault.share_contract import ONE, ShareContract

SESSION = (
    "printf %s testpw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "
    'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat'
)


@dataclass(frozen=True)
class Label:
    """Looks like any other item."""

    label: str = "Display settings"
    attributes: Mapping[str, str] = field(default_factory=lambda: {"kind": "display", "v": "2"})


class TestMemoryShare(ShareContract):
    """All tests of the contract."""

    @pytest.fixture
    def share(self) -> KeyringShare:
        return MemoryShare()


@contextmanager
def session_with_keyring(home: Path) -> Iterator[str]:
    """A session bus of its own with a real, unlocked keyring; its address."""
    home.chmod(0o700)
    places = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "XDG_DATA_HOME": str(home / "data")}
    with subprocess.Popen(
        ["dbus-run-session", "--", "sh", "-c", SESSION],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **places},
        text=True,
    ) as session:
        assert session.stdout is not None
        yield session.stdout.readline().strip()
        session.communicate("")


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One session for all tests that leave the keyring unlocked."""
    with session_with_keyring(tmp_path_factory.mktemp("keyring")) as address:
        yield address


@pytest.fixture
def on_bus(bus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """This process speaks to the real keyring, whatever it found before."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.SecretService.Keyring)


@pytest.mark.desktop
@pytest.mark.usefixtures("on_bus")
class TestRealKeyring(ShareContract):
    """All tests of the contract, and how the item looks to others."""

    @pytest.fixture
    def share(self) -> Iterator[KeyringShare]:
        share = system_share(Label())
        yield share
        share.forget()

    def test_a_keyring_browser_sees_the_neutral_label_only(self, share: KeyringShare) -> None:
        share.put(ONE)
        command = ["secret-tool", "search", "--all", "--unlock", "kind", "display"]
        said = subprocess.run(command, capture_output=True, text=True, check=True)
        lines = dict(
            line.split(" = ", 1)
            for line in (said.stdout + said.stderr).splitlines()
            if " = " in line
        )
        general = {"created", "modified", "schema"}
        assert {name: text for name, text in lines.items() if name not in general} == {
            "label": "Display settings",
            "secret": ONE.hex(),
            "attribute.kind": "display",
            "attribute.v": "2",
        }
        assert "python" not in (said.stdout + said.stderr).lower()

    @pytest.mark.parametrize("content", [b"not hex", b"abcd", b"\xff\xfe"])
    def test_an_item_of_somebody_else_is_no_share(
        self, share: KeyringShare, content: bytes
    ) -> None:
        with closing(secretstorage.dbus_init()) as connection:
            label = Label()
            secretstorage.Collection(connection).create_item(
                label.label, dict(label.attributes), content
            )
        with pytest.raises(KeyringMissingError):
            share.get()

    def test_the_value_alone_opens_nothing(self, share: KeyringShare, made: Made) -> None:
        share.put(bytes(range(32)))
        value = share.get()
        for typed in (value.hex(), ""):
            with pytest.raises(WrongSecretError):
                open_vault(made.folder, NAMES, typed, value)


@pytest.mark.desktop
def test_a_locked_keyring_is_missing_and_is_not_asked_to_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.SecretService.Keyring)
    share = system_share(Label())
    with session_with_keyring(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        share.put(ONE)
        with closing(secretstorage.dbus_init()) as connection:
            secretstorage.Collection(connection).lock()
            for call in (share.get, share.forget, lambda: share.put(ONE)):
                with pytest.raises(KeyringMissingError):
                    call()
            assert secretstorage.Collection(connection).is_locked()


ALONE = """
from tests.vault.test_keyring_share import Label
from nocontact_desktop.vault import system_share
share = system_share(Label())
share.put(bytes(32))
print(share.get() == bytes(32))
share.forget()
"""


def child(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`program` in a fresh process."""
    path = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, sys.path)])
    return subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path, **environment},
    )


@pytest.mark.desktop
def test_a_fresh_process_finds_the_real_keyring_by_itself(bus: str) -> None:
    assert child(ALONE, DBUS_SESSION_BUS_ADDRESS=bus).stdout == "True\n"


@pytest.mark.parametrize(
    ("address", "backend", "error"),
    [
        ("disabled:", "keyring.backends.fail.Keyring", "NoKeyringError"),
        ("disabled:", "no.such.module.Keyring", "NoKeyringError"),
        ("disabled:", "nothing", "NoKeyringError"),
        ("disabled:", "keyring.backends.null.Keyring", "NoKeyringError"),
    ],
)
def test_a_computer_without_a_keyring_is_told_so(address: str, backend: str, error: str) -> None:
    said = child(ALONE, DBUS_SESSION_BUS_ADDRESS=address, PYTHON_KEYRING_BACKEND=backend)
    assert f"errors.{error}" in said.stderr.splitlines()[-1]


def test_a_bus_that_is_not_there_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.SecretService.Keyring)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    with pytest.raises(KeyringMissingError):
        system_share(Label()).get()


def test_a_keyring_that_hangs_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()

    def hang() -> KeyringBackend:
        go.wait()
        return of("keyring.backends.fail")

    monkeypatch.setattr(keyring, "get_keyring", hang)
    with pytest.raises(KeyringMissingError):
        system_share(Label(), patience=0.05).get()
    go.set()


class Backend(KeyringBackend):
    """Keeps passwords in memory, as a backend of another system would in its own place."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        if service == "broken":
            raise InitError
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


def of(module: str, **attributes: object) -> KeyringBackend:
    """A backend that says that it comes from `module`."""
    made: KeyringBackend = type("Keyring", (Backend,), {"__module__": module, **attributes})()
    return made


class TestBackendShare(ShareContract):
    """All tests of the contract, over the interface that Windows and macOS share."""

    @pytest.fixture
    def backend(self, monkeypatch: pytest.MonkeyPatch) -> KeyringBackend:
        backend = of("keyring.backends.macOS")
        monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
        return backend

    @pytest.fixture
    def share(self, backend: KeyringBackend) -> KeyringShare:
        return system_share(Label())

    def test_the_names_are_those_of_the_disguise(
        self, share: KeyringShare, backend: Backend
    ) -> None:
        share.put(ONE)
        assert backend.kept == {("Display settings", "display 2"): ONE.hex()}

    def test_other_content_is_no_share(self, share: KeyringShare, backend: Backend) -> None:
        backend.kept["Display settings", "display 2"] = "hunter2"
        with pytest.raises(KeyringMissingError):
            share.get()

    @pytest.mark.usefixtures("backend")
    def test_a_keyring_that_fails_is_missing(self) -> None:
        with pytest.raises(KeyringMissingError):
            system_share(Label(label="broken")).get()


@pytest.mark.parametrize(
    "module",
    ["keyrings.alt.file", "keyrings.alt.pyfs"],
)
def test_backends_that_may_keep_plain_text_are_refused(module: str) -> None:
    with pytest.raises(UnsafeKeyringError) as caught:
        safe_backend(of(module))
    assert type(caught.value) is UnsafeKeyringError


@pytest.mark.parametrize("module", ["keyring.backends.kwallet", "somebody.else"])
def test_an_unknown_backend_is_refused_without_saying_what_nobody_knows(module: str) -> None:
    with pytest.raises(UnknownKeyringError) as caught:
        safe_backend(of(module))
    assert "plain text" not in caught.value.sentence


@pytest.mark.parametrize("module", [keyring.backends.fail, keyring.backends.null])
def test_backends_that_keep_nothing_are_refused(module: ModuleType) -> None:
    with pytest.raises(NoKeyringError):
        safe_backend(of(module.__name__))


def test_a_chain_is_as_good_as_its_best_safe_member() -> None:
    safe, unsafe = of("keyring.backends.SecretService"), of("keyrings.alt.file")
    chain = "keyring.backends.chainer"
    assert safe_backend(of(chain, backends=[unsafe, safe])) is safe
    with pytest.raises(UnsafeKeyringError):
        safe_backend(of(chain, backends=[unsafe]))
    with pytest.raises(NoKeyringError):
        safe_backend(of(chain, backends=[]))


def test_a_hanging_keyring_does_not_wait_longer_than_its_patience() -> None:
    assert keyring_share.PATIENCE <= 5


@pytest.mark.parametrize("error", [ImportError, AttributeError, ValueError])
def test_a_setting_that_names_a_keyring_which_is_not_there_means_none(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def absent() -> KeyringBackend:
        raise error("no.such.Keyring")

    monkeypatch.setattr(keyring, "get_keyring", absent)
    with pytest.raises(NoKeyringError):
        system_share(Label()).get()
