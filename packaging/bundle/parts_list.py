"""The list of parts (SBOM) in the CycloneDX format: packages with their pinned hashes, and files.

It lies beside the package and not in it: what it says is for those who build and check.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import Distribution, distributions
from pathlib import Path

from bundle.staging import ROOT

Part = dict[str, object]
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def parts_list(name: str, version: str, sources: Iterable[Path], tree: Path, epoch: int) -> str:
    """The list for the files below `tree`, made from `sources`, as JSON."""
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    components = [_python(), *_packages(set(sources)), *(_file(path, tree) for path in files)]
    content = json.dumps(components, sort_keys=True)
    listed = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, content)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).isoformat(),
            "component": {"type": "application", "name": name, "version": version},
        },
        "components": components,
    }
    return json.dumps(listed, indent=1) + "\n"


def used(sources: set[Path]) -> list[Distribution]:
    """The packages of which a file was taken, by name."""
    found = distributions(path=[str(ROOT / ".env")])
    taken = [each for each in found if _files(each) & sources]
    return sorted(taken, key=lambda each: each.metadata["Name"].lower())


def _files(package: Distribution) -> set[Path]:
    return {Path(str(package.locate_file(file))) for file in package.files or ()}


def _packages(sources: set[Path]) -> list[Part]:
    pinned = _pinned()
    parts: list[Part] = []
    for package in used(sources):
        name, version = package.metadata["Name"], package.version
        normal = _plain(name)
        hashes = pinned[normal, version]
        parts.append(
            {
                "type": "library",
                "name": name,
                "version": version,
                "purl": f"pkg:pypi/{normal}@{version}",
                "properties": [{"name": "pinned:sha256", "value": each} for each in hashes],
            }
        )
    return parts


def _pinned() -> dict[tuple[str, str], list[str]]:
    blocks = re.split(r"(?m)^(?=\S)", (ROOT / "requirements.txt").read_text("utf-8"))
    found = [(pin, block) for block in blocks if (pin := _PIN.match(block))]
    return {(_plain(pin[1]), pin[2]): _HASH.findall(block) for pin, block in found}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _python() -> Part:
    return {"type": "platform", "name": "CPython", "version": platform.python_version()}


def _file(path: Path, tree: Path) -> Part:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {
        "type": "file",
        "name": path.relative_to(tree).as_posix(),
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }
