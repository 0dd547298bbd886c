"""All kinds of work at which a writer is killed. Adding one is one entry."""

from __future__ import annotations

from tests.vault.kills.copies import Backup, Creation, Generations, PutBack, Restore
from tests.vault.kills.edits import Attachments, Edits, Migration, Opening
from tests.vault.kills.first_runs import FirstRuns
from tests.vault.kills.houses import Disguise, Removal
from tests.vault.kills.ways import (
    Code,
    Leaving,
    Pin,
    Renewal,
    Second,
    Share,
    Strengthening,
    Words,
)
from tests.vault.kills.work import Work

WORKS: dict[str, Work] = {
    "opening": Opening(),
    "edits": Edits(),
    "attachments": Attachments(),
    "migration": Migration(),
    "creation": Creation(),
    "first-run": FirstRuns(),
    "disguise": Disguise(),
    "removal": Removal(),
    "words": Words(),
    "PIN": Pin(),
    "code": Code(),
    "share": Share(),
    "strengthening": Strengthening(),
    "renewal": Renewal(),
    "backup": Backup(),
    "restore": Restore(),
    "generations": Generations(),
    "put-back": PutBack(),
    "second": Second(),
    "leaving": Leaving(),
}
