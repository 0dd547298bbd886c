"""The table of results."""

from benchmarks.table import Row, table


def test_a_row_shows_its_median_and_range() -> None:
    assert "2.0 ms          1.0 to 9.0" in table([Row("start", [9, 1, 2], "ms")])


def test_ratios_are_taken_round_by_round() -> None:
    rows = [Row("bare", [1, 10, 100], "ms"), Row("ours", [2, 20, 50], "ms", ["bare"])]
    assert "2.00 of bare" in table(rows)


def test_rows_with_other_numbers_of_rounds_are_compared_by_their_medians() -> None:
    rows = [Row("bare", [1, 2, 3], "ms"), Row("ours", [3, 5], "ms", ["bare"])]
    assert "2.00 of bare" in table(rows)


def test_a_row_without_its_peer_has_no_ratio() -> None:
    assert table([Row("ours", [3], "ms", ["bare"])]).endswith("3.0 to 3.0")


def test_what_was_lost_in_the_noise_is_compared_by_medians_or_not_at_all() -> None:
    ours = Row("ours", [1, 1, 1], "ms", ["lost", "half"])
    rows = [Row("lost", [0, 0, 3], "ms"), Row("half", [0, 2, 4], "ms"), ours]
    assert table(rows).endswith("1.0 to 1.0   0.50 of half")


def test_a_small_ratio_is_a_fraction() -> None:
    rows = [Row("peer", [1000], "ms"), Row("ours", [2], "ms", ["peer"])]
    assert table(rows).endswith("1/500 of peer")


def test_a_row_is_compared_with_all_that_are_there() -> None:
    rows = [Row("time: bare", [1], "ms"), Row("time: peer", [4], "ms")]
    rows.append(Row("time: ours", [2], "ms", ["time: bare", "time: peer", "time: gone"]))
    assert table(rows).endswith("2.00 of bare, 0.50 of peer")
