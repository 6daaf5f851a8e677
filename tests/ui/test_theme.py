"""The look holds what it promises: contrast, one set of icons, one place for colours, and a theme that can change."""

import re
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontInfo, QFontMetrics, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from baktidesk.paths import resource
from baktidesk.ui.glyph import Glyph
from baktidesk.ui.icons import icon_path, optical_stroke
from baktidesk.ui.rail import RailButton
from baktidesk.ui.theme import (
    DARK,
    FAMILY,
    LIGHT,
    SCHEMES,
    SIZES,
    TYPE,
    Tokens,
    apply_theme,
    current_theme,
    font,
    icon,
    mark,
    style_sheet,
)

UI = Path(__file__).parents[2] / "baktidesk" / "ui"
PROGRAM_ICON = "baktidesk"
ICONS = sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != PROGRAM_ICON)
NAMED = set(
    "summary donor goods stock records send receive settings scan lock unlock backup undo redo print person household "
    "institution crowd warning check cross calendar search plus minus clock copy edit export help language theme-light "
    "theme-dark event officer chevron-down chevron-up chevron-left chevron-right more info filter target seedling "
    "map-pin link void practice pin photo".split()
)
TONES = ("accent", "good", "warn", "bad", "muted")
TEXT_ON = [
    *product(("text", *TONES), ("window", "surface", "hover", "accent_wash")),
    *(("text", f"{tone}_wash") for tone in TONES),
    *((tone, f"{tone}_wash") for tone in TONES),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "accent_pressed")),
    ("surface", "text"),
]
SIGN_ON = [*product(("edge", "warn", "bad", "accent", "disabled"), ("window", "surface")), ("bad", "bad_wash")]
COLOR = re.compile(
    r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsv\w*\(|Qt\.GlobalColor|\bQt\.(red|green|blue|black|white|gray)\b"
)


def luminance(color: str) -> float:
    """Give the relative luminance of WCAG 2.2, from 0 to 1."""
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(tokens: Tokens, one: str, other: str) -> float:
    """Give the contrast ratio of WCAG 2.2 between two tokens, from 1 to 21."""
    dark, light = sorted(luminance(getattr(tokens, name)) for name in (one, other))
    return (light + 0.05) / (dark + 0.05)


def colors(image: QImage) -> set[str]:
    """Give the colours of the opaque pixels."""
    pixels = (image.pixelColor(x, y) for x, y in product(range(image.width()), range(image.height())))
    return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}


def close(found: set[str], token: str) -> bool:
    """Whether all colours are the token's, but for the rounding of half-covered pixels."""
    meant = QColor(token)
    parts = [[color.red(), color.green(), color.blue()] for color in map(QColor, sorted(found))]
    aims = (meant.red(), meant.green(), meant.blue())
    return bool(parts) and all(abs(one - aim) <= 2 for part in parts for one, aim in zip(part, aims, strict=True))


def drawn(shown: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> set[str]:
    """Give the colours of an icon at 48 pixels."""
    return colors(shown.pixmap(QSize(48, 48), mode, state).toImage())


def written(words: str, role: str) -> QImage:
    """Write words in a font of the scale and give the picture."""
    picture = QPixmap(40, 40)
    picture.fill(QColor(LIGHT.surface))
    painter = QPainter(picture)
    painter.setFont(font(role))
    painter.drawText(QPoint(4, 30), words)
    painter.end()
    return picture.toImage()


def sight(qtbot: QtBot, widget: QWidget, width: int = 160) -> QImage:
    """Show a widget and give its picture."""
    qtbot.addWidget(widget)
    widget.resize(width, widget.sizeHint().height())
    widget.show()
    return widget.grab().toImage()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_text_reaches_four_and_a_half_to_one(scheme: str, ink: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme], ink, ground) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("sign", "ground"), SIGN_ON)
def test_the_edge_of_an_input_reaches_three_to_one(scheme: str, sign: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme], sign, ground) >= 3.0


def test_the_hues_of_a_chart_are_five_and_differ() -> None:
    assert [len(set(tokens.chart)) for tokens in (LIGHT, DARK)] == [5, 5]


def test_every_icon_that_the_look_names_is_drawn() -> None:
    assert set(ICONS) == NAMED


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_keeps_to_the_grid(name: str) -> None:
    drawing = ElementTree.parse(resource(f"icons/{name}.svg")).getroot()
    assert {key: drawing.get(key) for key in ("viewBox", "stroke", "fill", "stroke-width")} == {
        "viewBox": "0 0 24 24",
        "stroke": "currentColor",
        "fill": "none",
        "stroke-width": "1.75",
    }
    assert drawing.get("stroke-linecap") == drawing.get("stroke-linejoin") == "round"
    own = {key for part in drawing for key in part.attrib}
    assert own <= {"d", "cx", "cy", "r", "rx", "ry", "x", "y", "width", "height"}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_in_its_tone_and_inside_its_box(qapp: QApplication, scheme: str, name: str) -> None:
    tokens = apply_theme(qapp, scheme).tokens
    shown = icon(name, "muted")
    assert close(drawn(shown), tokens.muted)
    assert close(drawn(shown, QIcon.Mode.Selected), tokens.muted)
    assert close(drawn(shown, QIcon.Mode.Disabled), tokens.disabled)
    assert close(drawn(shown, QIcon.Mode.Normal, QIcon.State.On), tokens.accent)
    picture = shown.pixmap(QSize(48, 48)).toImage()
    rim = [point for at in range(48) for point in ((at, 0), (at, 47), (0, at), (47, at))]
    assert not any(picture.pixelColor(*point).alpha() for point in rim)


def test_an_icon_is_sharp_on_a_dense_screen(qapp: QApplication) -> None:
    picture = icon("donor").pixmap(QSize(20, 20), 1.5)
    assert (picture.size(), picture.devicePixelRatio()) == (QSize(30, 30), 1.5)


def test_a_small_icon_has_a_stronger_stroke_than_a_large_one() -> None:
    assert optical_stroke(SIZES.icon_small) > optical_stroke(SIZES.icon) > optical_stroke(SIZES.icon_large)


def test_an_icon_that_is_not_in_the_set_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError):
        icon_path("no-such-icon", LIGHT.text)


def test_the_icon_of_the_program_is_drawn() -> None:
    picture = QPixmap(str(resource(f"icons/{PROGRAM_ICON}.svg")))
    assert LIGHT.accent in colors(picture.toImage())


def test_colours_are_written_in_the_theme_alone() -> None:
    sources = [path for path in UI.rglob("*.py") if path != UI / "theme.py"] + [resource("style.qss")]
    assert [path.name for path in sources if COLOR.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_the_style_sheet_is_filled_in(tokens: Tokens) -> None:
    filled = style_sheet(tokens)
    assert not re.search(r"@|url\(icon:", filled)
    assert {tokens.accent, tokens.edge} <= set(re.findall(r"#[0-9A-F]{6}\b", filled)) <= set(tokens)


@pytest.mark.parametrize("role", TYPE)
def test_figures_have_one_width(qapp: QApplication, role: str) -> None:
    metrics = QFontMetrics(font(role))
    assert QFontInfo(font(role)).family() == FAMILY
    assert len({metrics.horizontalAdvance(figure * 20) for figure in "0123456789"}) == 1


def test_a_number_that_is_read_aloud_strikes_its_zeros_through(qapp: QApplication) -> None:
    assert written("O", "body") == written("O", "code")
    assert written("0", "body") != written("0", "code")


def test_the_shipped_fonts_are_small_and_carry_their_licence() -> None:
    assert all(path.stat().st_size <= 150_000 for path in resource("fonts").glob("*.ttf"))
    assert "SIL OPEN FONT LICENSE Version 1.1" in resource("fonts/OFL.txt").read_text("utf-8")


def test_another_theme_tints_buttons_menus_and_pictures_again(qtbot: QtBot, qapp: QApplication) -> None:
    button, glyph, menu = QPushButton("Cetak"), Glyph("donor", "bad", SIZES.icon_large), QMenu()
    foreign = QPushButton(QIcon(str(resource(f"icons/{PROGRAM_ICON}.svg"))), "")
    button.setIcon(icon("print"))
    action = QAction(icon("void", "bad"), "Batalkan", menu)
    menu.addAction(action)
    kept = foreign.icon().cacheKey()
    for widget in (button, glyph, menu, foreign):
        qtbot.addWidget(widget)
    apply_theme(qapp, "dark")
    assert close(drawn(button.icon()), DARK.text) and close(drawn(action.icon()), DARK.bad)
    assert DARK.bad in colors(glyph.grab().toImage())
    assert foreign.icon().cacheKey() == kept


def test_a_theme_says_that_it_changed_and_only_then(qtbot: QtBot, qapp: QApplication) -> None:
    theme = current_theme()
    with qtbot.waitSignal(theme.changed):
        assert apply_theme(qapp, "dark") is theme
    with qtbot.assertNotEmitted(theme.changed):
        apply_theme(qapp, "dark")
    assert theme.is_dark and theme.color("good_wash") == QColor(DARK.good_wash)


def test_the_system_decides_where_it_is_asked_to(qapp: QApplication) -> None:
    apply_theme(qapp, "dark")
    theme = apply_theme(qapp, "system")
    assert theme.is_dark == (qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark)
    with pytest.raises(KeyError):
        apply_theme(qapp, "sepia")


@pytest.mark.parametrize("kind", [QLineEdit, QComboBox, QSpinBox, QDateEdit, QPushButton])
@pytest.mark.parametrize(("desk", "height"), [(False, SIZES.input), (True, SIZES.desk_input)])
def test_inputs_stand_in_one_line(qtbot: QtBot, kind: type[QWidget], desk: bool, height: int) -> None:
    widget = kind()
    widget.setProperty("desk", desk)
    sight(qtbot, widget)
    assert widget.sizeHint().boundedTo(widget.maximumSize()).height() == height


@pytest.mark.parametrize(("state", "edge", "ground"), [("problem", "bad", "bad_wash"), ("warned", "warn", "warn_wash")])
def test_a_state_shows_on_the_edge_and_the_ground_at_once(qtbot: QtBot, state: str, edge: str, ground: str) -> None:
    line = QLineEdit()
    assert sight(qtbot, line).pixelColor(80, 0).name().upper() == LIGHT.edge
    mark(line, state, True)
    picture = line.grab().toImage()
    assert [picture.pixelColor(80, y).name().upper() for y in (0, 5)] == [getattr(LIGHT, edge), getattr(LIGHT, ground)]
    mark(line, state, False)
    assert line.grab().toImage().pixelColor(80, 0).name().upper() == LIGHT.edge


@pytest.mark.parametrize("kind", [QToolButton, RailButton])
@pytest.mark.parametrize("style", [Qt.ToolButtonStyle.ToolButtonIconOnly, Qt.ToolButtonStyle.ToolButtonTextBesideIcon])
def test_the_page_in_sight_has_a_bar_as_well_as_a_colour(
    qtbot: QtBot, kind: type[QToolButton], style: Qt.ToolButtonStyle
) -> None:
    button = kind(text="Donor", checkable=True, checked=True)
    button.setProperty("rail", True)
    button.setIcon(icon("donor", "muted"))
    button.setToolButtonStyle(style)
    picture = sight(qtbot, button)
    assert [picture.pixelColor(x, 20).name().upper() for x in (1, 150)] == [LIGHT.accent, LIGHT.accent_wash]
    assert picture.height() >= SIZES.rail_button
    button.setChecked(False)
    assert button.grab().toImage().pixelColor(1, 20).name().upper() != LIGHT.accent
