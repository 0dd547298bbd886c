"""The catalogue: what the content tests do not reach."""

from nocontact_desktop.i18n import side_by_side


def test_parts_in_a_row_leave_empty_ones_out() -> None:
    assert side_by_side(("Rosa", "", "07700 900456")) == "Rosa · 07700 900456"


def test_a_number_keeps_its_order_beside_an_arabic_name() -> None:
    row = side_by_side(("ليلى", "07700 900321"))
    assert row == "\u2068ليلى\u2069 · \u206807700 900321\u2069"
