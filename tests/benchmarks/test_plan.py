"""The benchmark of a large plan: it fills what it says, and it tells what is too slow."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import plan
from benchmarks.table import Row
from benchmarks.vault import opened
from nocontact_desktop.app.composition import build_workspace


def test_only_what_takes_a_tenth_of_a_second_is_told() -> None:
    rows = [Row("quick", [20, 300, 99], "ms"), Row("slow", [20, 100, 130], "ms")]
    assert plan.too_slow(rows) == ["slow takes 100 ms, which is not below 100."]


@pytest.mark.parametrize("one_list", [False, True])
def test_the_plan_has_as_many_items_as_it_says(one_list: bool, tmp_path: Path) -> None:
    vault = opened(plan.made(tmp_path / "vault", 120, one_list=one_list))
    try:
        steps = build_workspace(vault.store).steps()
        counts = [len(items) for step in steps for items in step.items.values()]
    finally:
        vault.close()
    assert sum(counts) == 120
    assert max(counts) == (120 if one_list else max(counts))
    assert (counts.count(0) == len(counts) - 1) is one_list
