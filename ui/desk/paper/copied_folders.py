"""Recognises folders that a service copies to other computers, where others may see the file."""

from __future__ import annotations

from pathlib import Path

_BY_NAME = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "mega": "MEGA",
    "megasync": "MEGA",
    "box": "Box",
    "box sync": "Box",
    "syncthing": "Syncthing",
    "seafile": "Seafile",
    "yandex.disk": "Yandex Disk",
    "sync": "Sync",
}
_BY_MARK = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
}
_WITH_MORE = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud")
"""Names that services put an account behind: "OneDrive - Company", "Dropbox (Family)"."""


def copied_by(folder: Path) -> str:
    """The name of the service that copies `folder`, as far as can be seen; empty when none is."""
    for each in (folder, *folder.parents):
        service = _named(each.name.casefold()) or _marked(each)
        if service:
            return service
    return ""


def _named(name: str) -> str:
    if name in _BY_NAME:
        return _BY_NAME[name]
    return next((_BY_NAME[each] for each in _WITH_MORE if name.startswith(each)), "")


def _marked(folder: Path) -> str:
    try:
        return next((service for mark, service in _BY_MARK.items() if (folder / mark).exists()), "")
    except OSError:
        return ""
