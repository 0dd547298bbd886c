"""A disguise as data: every name that the world outside can see.

Each file in `resources/disguises/` is one profile. The loader refuses unknown keys, missing keys,
wrong kinds and doubles, and names the file. Named tuples, because the first window waits for this
module, and they are made five times as fast as dataclasses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from nocontact_desktop.disguise import plain_toml
from nocontact_desktop.errors import ContentError

DEFAULT = "calculator"
HOLD_MS = 600
"""How long a key is held for the gesture, where an installation has no time of its own."""
_LONGEST_PROCESS = 15  # what Linux keeps of a process name
_PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
_COLOUR = re.compile(r"#[0-9a-f]{6}")

_Names = TypeVar("_Names", "FileNames", "Shade")


class FileNames(NamedTuple):
    """What the files in the data folder are called."""

    slots: str
    first: str
    second: str
    lock: str
    ballast: str


class KeyringLabel(NamedTuple):
    """How an item of the system keyring is labelled and found again."""

    label: str
    attributes: Mapping[str, str]


class Shade(NamedTuple):
    """The colours of one scheme, each as `#rrggbb`. `*_text` is what stands on its namesake."""

    window: str
    text: str
    quiet_text: str
    digit: str
    digit_text: str
    operator: str
    operator_text: str
    equals: str
    equals_text: str


class Colours(NamedTuple):
    """The colours by day and by night."""

    light: Shade
    dark: Shade


class Profile(NamedTuple):
    """One disguise. `name`, `generic_name` and `comment` are English keys of the catalogue.

    What has a default is an installation's own and stands in no shipped file.
    """

    id: str
    name: str
    generic_name: str
    comment: str
    icon: str
    categories: tuple[str, ...]
    window_class: str
    process: str
    desktop_file: str
    folder: str
    engine: str
    pdf_name: str
    job_name: str
    files: FileNames
    keyring: KeyringLabel
    colours: Colours
    hold_ms: int = HOLD_MS


def load_profiles(folder: Path) -> tuple[Profile, ...]:
    """All profiles in `folder`, those of one engine together, the default one first.

    Raises `ContentError`.
    """
    profiles = [load_profile(path) for path in sorted(folder.glob("*.toml"))]
    for name in ("id", "folder", "process", "desktop_file", "window_class"):
        _refuse_doubles(folder, name, [getattr(profile, name) for profile in profiles])
    if DEFAULT not in {profile.id for profile in profiles}:
        raise ContentError(f"{folder}: there is no profile {DEFAULT!r}")
    engine = next(profile.engine for profile in profiles if profile.id == DEFAULT)
    return tuple(
        sorted(profiles, key=lambda p: (p.id != DEFAULT, p.engine != engine, p.engine, p.id))
    )


def load_profile(path: Path) -> Profile:
    """The profile in one file; raises `ContentError`."""
    try:
        content = path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise ContentError(f"{path}: {error}") from None
    return _Reader(path).profile(plain_toml.read(content) or _any_toml(path, content))


def _any_toml(path: Path, content: str) -> Mapping[str, Any]:
    import tomllib  # noqa: PLC0415 - see `plain_toml`

    try:
        return tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ContentError(f"{path}: {error}") from None


def _refuse_doubles(folder: Path, name: str, values: list[str]) -> None:
    if len(set(values)) != len(values):
        raise ContentError(f"{folder}: two profiles have the same {name}")


class _Reader:
    """Reads one file's data and knows its name for complaints."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def profile(self, data: Mapping[str, Any]) -> Profile:
        self._keys("", data, Profile)
        keyring = self._table("keyring", data["keyring"])
        colours = self._table("colours", data["colours"])
        self._keys("keyring", keyring, KeyringLabel)
        self._keys("colours", colours, Colours)
        return Profile(
            id=self._plain("id", data["id"]),
            name=self._text("name", data["name"]),
            generic_name=self._text("generic_name", data["generic_name"]),
            comment=self._text("comment", data["comment"]),
            icon=self._plain("icon", data["icon"]),
            categories=self._categories(data["categories"]),
            window_class=self._plain("window_class", data["window_class"]),
            process=self._plain("process", data["process"], _LONGEST_PROCESS),
            desktop_file=self._plain("desktop_file", data["desktop_file"]),
            folder=self._plain("folder", data["folder"]),
            engine=self._plain("engine", data["engine"]),
            pdf_name=self._plain("pdf_name", data["pdf_name"]),
            job_name=self._plain("job_name", data["job_name"]),
            files=self._files(data["files"]),
            keyring=KeyringLabel(
                self._text("keyring.label", keyring["label"]),
                self._attributes(keyring["attributes"]),
            ),
            colours=Colours(
                self._shade("colours.light", colours["light"]),
                self._shade("colours.dark", colours["dark"]),
            ),
        )

    def _files(self, data: object) -> FileNames:
        names = self._named("files", data, FileNames, _PLAIN_NAME)
        if len({names.slots, names.first, names.second, names.lock, names.ballast}) != 5:
            raise self._wrong("files", "has two files of the same name")
        return names

    def _shade(self, place: str, data: object) -> Shade:
        return self._named(place, data, Shade, _COLOUR)

    def _named(self, place: str, data: object, kind: type[_Names], form: re.Pattern[str]) -> _Names:
        table = self._table(place, data)
        self._keys(place, table, kind)
        return kind(**{key: self._formed(f"{place}.{key}", table[key], form) for key in table})

    def _attributes(self, data: object) -> Mapping[str, str]:
        table = self._table("keyring.attributes", data)
        if not table:
            raise self._wrong("keyring.attributes", "is empty")
        return {key: self._text(f"keyring.attributes.{key}", table[key]) for key in table}

    def _categories(self, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not value:
            raise self._wrong("categories", "must be a list of names")
        return tuple(self._text("categories", name) for name in value)

    def _table(self, place: str, value: object) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self._wrong(place, "must be a table")
        return value

    def _keys(self, place: str, table: Mapping[str, Any], kind: type[Any]) -> None:
        wanted = set(kind._fields) - kind._field_defaults.keys()
        if unknown := sorted(table.keys() - wanted):
            raise self._wrong(place, f"has unknown keys: {', '.join(unknown)}")
        if missing := sorted(wanted - table.keys()):
            raise self._wrong(place, f"lacks: {', '.join(missing)}")

    def _plain(self, place: str, value: object, longest: int = 64) -> str:
        text = self._formed(place, value, _PLAIN_NAME)
        if len(text) > longest:
            raise self._wrong(place, f"is longer than {longest} characters")
        return text

    def _formed(self, place: str, value: object, form: re.Pattern[str]) -> str:
        text = self._text(place, value)
        if not form.fullmatch(text):
            raise self._wrong(place, f"must have the form {form.pattern}")
        return text

    def _text(self, place: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(place, "must be text")
        return value

    def _wrong(self, place: str, what: str) -> ContentError:
        return ContentError(f"{self._path}: {place or 'the file'} {what}")
