"""Charts start at zero, say their numbers in words, and can be told apart without their hues."""

from itertools import combinations
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.domain.figure import Figure
from baktidesk.domain.summary import DonorTotals
from baktidesk.ui.summary.charts import Bar, BarChart, ElidedLabel, Part, percent
from baktidesk.ui.summary.donor_figures import share_parts
from baktidesk.ui.summary.figure_button import FigureButton
from baktidesk.ui.summary.funnel import Funnel, ShareBar, Stack, Swatch
from baktidesk.ui.theme import apply_theme, current_theme

REASONS = (Part(key="low_hb", label="Low Hb", value=1200), Part(key="weight", label="Weight", value=3))


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 512, "0%"), (1, 512, "<1%"), (330, 512, "64%"), (1, 8, "13%"), (512, 500, "102%"), (3, 0, "0%")],
)
def test_a_share_is_rounded_half_up(part: int, whole: int, shown: str) -> None:
    assert percent(part, whole) == shown


@given(whole=st.integers(1, 10**9), part=st.integers(0, 10**9))
def test_something_is_never_shown_as_nothing(whole: int, part: int) -> None:
    assert (percent(part, whole) == "0%") == (part == 0)


def filled(bar: QWidget, token: str) -> int:
    """Give how many pixels of a bar's middle line are in the colour of a token."""
    image = bar.grab().toImage()
    color = current_theme().color(token)
    return sum(image.pixelColor(x, image.height() // 2) == color for x in range(image.width()))


@pytest.mark.parametrize("value", [0, 250, 500])
def test_a_bar_is_as_long_as_its_share(qtbot: QtBot, value: int) -> None:
    bar = Bar()
    qtbot.addWidget(bar)
    bar.resize(200, 12)
    bar.show_value(value, 500)
    assert filled(bar, "accent") == pytest.approx(value / 500 * 200, abs=3)


def test_a_single_one_of_many_is_still_seen(qtbot: QtBot) -> None:
    bar = Bar()
    qtbot.addWidget(bar)
    bar.resize(200, 12)
    bar.show_value(1, 5000)
    assert filled(bar, "muted_wash") < filled_nothing(bar)


def filled_nothing(bar: Bar) -> int:
    bar.show_value(0, 5000)
    return filled(bar, "muted_wash")


def test_a_chart_names_its_figures_and_says_them_in_words(qtbot: QtBot) -> None:
    chart = BarChart("reason", "Deferrals by reason")
    qtbot.addWidget(chart)
    chart.show_parts(REASONS)
    assert cast("FigureButton", chart.findChild(FigureButton, "reason.low_hb")).text() == "1,200"
    assert chart.accessibleDescription() == "Low Hb: 1,200; Weight: 3"


def test_a_line_that_is_gone_leaves_the_chart(qtbot: QtBot) -> None:
    chart = BarChart("reason", "Deferrals by reason")
    qtbot.addWidget(chart)
    chart.show_parts(REASONS)
    chart.show_parts(REASONS[1:])
    assert chart.findChild(FigureButton, "reason.low_hb") is None
    assert cast("FigureButton", chart.findChild(FigureButton, "reason.weight")).text() == "3"


def test_a_long_label_is_cut_and_whole_in_the_tool_tip(qtbot: QtBot) -> None:
    name = "Kantor Imigrasi Kelas I Khusus TPI Soekarno-Hatta"
    label = ElidedLabel(name)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.toolTip() == label.accessibleName() == name
    label.resize(900, 20)
    assert (label.text(), label.toolTip()) == (name, "")


def test_a_funnel_says_the_share_of_the_step_before(qtbot: QtBot) -> None:
    funnel = Funnel("day", "From check-in to bag")
    qtbot.addWidget(funnel)
    funnel.show_parts(
        [Part(key=key, label=key, value=value) for key, value in (("in", 50), ("passed", 25), ("bag", 20))]
    )
    assert [label.text() for label in funnel.findChildren(QLabel)] == ["in", "", "passed", "50%", "bag", "80%"]
    assert [figure.text() for figure in funnel.findChildren(FigureButton)] == ["50", "25", "20"]
    assert funnel.accessibleDescription() == "in: 50; passed: 25; bag: 20"


TOTALS = DonorTotals(candidates=10, donated=4, waiting=2, deferred=2, failed=1, left=1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_parts_of_a_whole_are_apart_in_grey_print(qapp: QApplication, qtbot: QtBot, scheme: str) -> None:
    apply_theme(qapp, scheme)
    printed = []
    for part in share_parts(TOTALS, Figure()):
        swatch = Swatch()
        qtbot.addWidget(swatch)
        swatch.show_part(part)
        printed.append(swatch.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8))
    assert all(first != second for first, second in combinations(printed, 2))


def test_the_shares_fill_the_bar_in_order(qtbot: QtBot) -> None:
    bar = ShareBar("share", "Where all candidates stand")
    qtbot.addWidget(bar)
    bar.resize(400, 80)
    bar.show_parts(share_parts(TOTALS, Figure()))
    bar.show()
    assert filled(cast("QWidget", bar.findChild(Stack)), "good") == pytest.approx(0.4 * 400, abs=3)
    assert [figure.text() for figure in bar.findChildren(FigureButton)] == ["40%", "20%", "20%", "10%", "10%"]
