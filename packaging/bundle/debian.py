"""Puts the frozen folder into a package for Debian and its relatives, under an ordinary name."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bundle.parts_list import used
from nocontact_desktop import resources
from nocontact_desktop.bootstrap.libraries import PACKAGES
from nocontact_desktop.disguise.profile import DEFAULT, Profile, load_profiles
from nocontact_desktop.system.door import Entry
from nocontact_desktop.system.menu_entry import desktop_entry

_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)\b")
_NOTICE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_COMMON = re.compile(r"GNU (LESSER )?GENERAL PUBLIC LICENSE\s+Version", re.IGNORECASE)
"""Long texts that every Debian has in `/usr/share/common-licenses`."""
COPYRIGHT = """\
This program may be used, changed and passed on under the Apache License, version 2.0, which is in
/usr/share/common-licenses/Apache-2.0.

It brings along Qt and PySide under the GNU Lesser General Public License, version 3, which is in
/usr/share/common-licenses/LGPL-3, Python under the licence of the Python Software Foundation, and
other libraries and typefaces, whose terms are in notices.gz beside this file.
"""


@dataclass(frozen=True, slots=True)
class Label:
    """What the package is called. All of it can be read by anybody at the computer."""

    name: str
    version: str
    maintainer: str
    profile: Profile


def profile(id_: str) -> Profile:
    """The disguise that gives the package its words; raises `KeyError`."""
    return {each.id: each for each in load_profiles(resources.folder("disguises"))}[id_]


def label(worn: Profile, version: str, *, name: str = "", maintainer: str = "") -> Label:
    """What is not given fits the disguise: lists in a package that is called a calculator tell."""
    usual = "quick-calculator" if worn.id == DEFAULT else worn.id
    who = f"{worn.name} Maintainers <maintainers@localhost>"
    return Label(name or usual, version, maintainer or who, worn)


def lay_out(frozen: Path, tree: Path, label: Label, sources: Iterable[Path]) -> None:
    """Put everything where it will be installed, below `tree`."""
    home = tree / "usr/lib" / label.name
    shutil.copytree(frozen, home, symlinks=True)
    command = tree / "usr/bin" / label.name
    command.parent.mkdir(parents=True)
    command.symlink_to(f"../lib/{label.name}/{label.name}")
    worn = label.profile
    picture = (resources.folder("icons") / f"{worn.icon}.svg").read_bytes()
    entry = Entry(
        name=worn.name,
        generic_name=worn.generic_name,
        comment=worn.comment,
        icon=picture,
        desktop_file=worn.desktop_file,
        window_class=worn.window_class,
        categories=worn.categories,
        command=(f"/usr/bin/{label.name}",),
    )
    share = tree / "usr/share"
    _write(share / f"applications/{worn.desktop_file}.desktop", desktop_entry(entry).encode())
    _write(share / f"icons/hicolor/scalable/apps/{worn.desktop_file}.svg", picture)
    _write(share / f"doc/{label.name}/copyright", COPYRIGHT.encode())
    notices = gzip.compress(_notices(set(sources)).encode(), 9, mtime=0)
    _write(share / f"doc/{label.name}/notices.gz", notices)


def build(tree: Path, output: Path, label: Label, epoch: int) -> Path:
    """Make the package of `tree` in `output`. The same tree gives the same bytes."""
    size = sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir()) // 1024
    architecture = _run("dpkg", "--print-architecture").strip()
    _write(tree / "DEBIAN/control", control(label, architecture, size, depends(tree)).encode())
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)
    made = output / f"{label.name}_{label.version}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "--uniform-compression", "-Zxz"]
    command += ["--threads-max=1", "--build", str(tree), str(made)]
    _run(*command, SOURCE_DATE_EPOCH=str(epoch))
    return made


def control(label: Label, architecture: str, size: int, needs: Iterable[str]) -> str:
    """The words that `dpkg -s` and every software centre show."""
    worn = label.profile
    fields = {
        "Package": label.name,
        "Version": label.version,
        "Architecture": architecture,
        "Maintainer": label.maintainer,
        "Installed-Size": str(size),
        "Depends": ", ".join(needs),
        "Suggests": "cups-client",
        "Section": "math" if "Calculator" in worn.categories else "utils",
        "Priority": "optional",
        "Description": f"{worn.name}\n {worn.comment}.",
    }
    return "".join(f"{key}: {value}\n" for key, value in fields.items())


def depends(tree: Path) -> list[str]:
    """The packages whose libraries the tree needs and does not bring along, and those that Qt
    loads by name.
    """
    programs = [path for path in tree.rglob("*") if path.is_file() and _is_program(path)]
    brought = {path.name for path in programs}
    said = _run("readelf", "-W", "-d", *map(str, programs))
    missing = {name for name in _NEEDED.findall(said)} - brought
    packages = {_owner(name) for name in sorted(missing)} | set(PACKAGES.values())
    versions = _GLIBC.findall(_run("readelf", "-W", "-V", *map(str, programs)))
    newest = max((int(major), int(minor)) for major, minor in versions)
    return [f"libc6 (>= {newest[0]}.{newest[1]})", *sorted(packages - {"libc6"})]


def _owner(library: str) -> str:
    """The package that holds a library of the system."""
    said = _run("dpkg", "-S", f"*/{library}")
    owners = {line.split(":")[0] for line in said.splitlines()}
    if len(owners) != 1:
        raise ValueError(f"{library} is in {len(owners)} packages")
    return owners.pop()


def _is_program(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _notices(sources: set[Path]) -> str:
    """The terms of every package that was taken from, and of the typefaces."""
    parts = []
    for package in used(sources):
        for file in sorted(package.files or (), key=str):
            if "dist-info" in str(file) and _NOTICE.search(file.name):
                text = Path(str(package.locate_file(file))).read_text("utf-8", errors="replace")
                if not _COMMON.search(text):
                    parts.append(f"{package.metadata['Name']}\n\n{text}")
    for path in sorted(resources.folder("fonts").glob("LICENSE*")):
        parts.append(path.read_text("utf-8"))
    return "\n\n----\n\n".join(parts)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _run(*command: str, **environment: str) -> str:
    done = subprocess.run(  # noqa: S603 - fixed words and our own paths, no shell
        command,
        env=os.environ | {"LC_ALL": "C.UTF-8"} | environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout
