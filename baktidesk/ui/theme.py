"""The look in one place: colours, sizes and type as tokens, and the palette, style sheet and icons made from them."""

import logging
import re
from types import MappingProxyType
from typing import Final, NamedTuple, cast
from weakref import WeakSet

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from baktidesk.paths import resource
from baktidesk.ui.icons import IconSet, Tint, icon_bearers, icon_path

FAMILY = "Bakti Sans"
STYLE = "Fusion"
STYLED = "styled"
"""The application's property that says that it was begun in the style: setting it would make its constants."""
_NAME = "theme"
_HALF = 128
_log = logging.getLogger(__name__)


class Tokens(NamedTuple):
    """The colours of one scheme by what they are for, as #RRGGBB."""

    window: str
    surface: str
    hover: str
    line: str
    edge: str
    text: str
    muted: str
    muted_wash: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_wash: str
    on_accent: str
    good: str
    good_wash: str
    warn: str
    warn_wash: str
    bad: str
    bad_wash: str

    @property
    def chart(self) -> tuple[str, ...]:
        """Return the hues of a chart's series, in order; more than five cannot be told apart."""
        return self.accent, self.warn, self.good, self.bad, self.muted


LIGHT = Tokens(
    window="#F4F6F8",
    surface="#FFFFFF",
    hover="#EAEFF3",
    line="#D3DAE1",
    edge="#7A8896",
    text="#17212B",
    muted="#51606E",
    muted_wash="#E6EBF0",
    disabled="#7F8C99",
    accent="#0B5C8A",
    accent_hover="#0A4F77",
    accent_pressed="#084263",
    accent_wash="#DCEBF5",
    on_accent="#FFFFFF",
    good="#1B6E3C",
    good_wash="#E3F3E8",
    warn="#8A5300",
    warn_wash="#FDF0DA",
    bad="#B3261E",
    bad_wash="#FBE6E4",
)
DARK = Tokens(
    window="#12181E",
    surface="#1B232B",
    hover="#26313B",
    line="#364350",
    edge="#6B7B8A",
    text="#E7EDF2",
    muted="#A3B1BE",
    muted_wash="#2B3641",
    disabled="#70808E",
    accent="#5DB3E4",
    accent_hover="#7CC3EB",
    accent_pressed="#4AA3D6",
    accent_wash="#17374A",
    on_accent="#06202F",
    good="#6FCF8F",
    good_wash="#16301F",
    warn="#F2B45A",
    warn_wash="#362811",
    bad="#FF8A80",
    bad_wash="#3A1B19",
)
SCHEMES = MappingProxyType({"light": LIGHT, "dark": DARK})


class Sizes:
    """Distances and heights in pixels at 100 %, and times in milliseconds."""

    space_xs: Final[int] = 4
    space_s: Final[int] = 8
    space_m: Final[int] = 12
    space_l: Final[int] = 16
    space_xl: Final[int] = 24
    space_xxl: Final[int] = 32
    radius_card: Final[int] = 8
    radius_input: Final[int] = 6
    input: Final[int] = 32
    desk_input: Final[int] = 36
    row: Final[int] = 32
    suggestion: Final[int] = 28
    result: Final[int] = 48
    result_head: Final[int] = 64
    results: Final[int] = 560
    results_most: Final[int] = 8
    scan: Final[int] = 320
    scan_least: Final[int] = 200
    chooser_least: Final[int] = 120
    cell: Final[int] = 12
    menu_row: Final[int] = 28
    indicator: Final[int] = 16
    arrow: Final[int] = 16
    scroll_bar: Final[int] = 12
    progress: Final[int] = 8
    chip: Final[int] = 22
    chip_radius: Final[int] = 11
    note: Final[int] = 18
    top_bar: Final[int] = 52
    bottom_bar: Final[int] = 40
    rail: Final[int] = 184
    rail_narrow: Final[int] = 64
    rail_button: Final[int] = 40
    narrow_window: Final[int] = 1200
    least_width: Final[int] = 904
    least_height: Final[int] = 440
    form_most: Final[int] = 1180
    desk_least: Final[int] = 420
    desk_most: Final[int] = 480
    columns: Final[int] = 12
    gutter: Final[int] = 16
    icon_small: Final[int] = 16
    icon: Final[int] = 20
    icon_large: Final[int] = 48
    motion_ms: Final[int] = 150
    flash_ms: Final[int] = 2000


SIZES: Final = Sizes()


class TypeStyle(NamedTuple):
    """One step of the type scale: its height and tracking in pixels, its weight and its OpenType features."""

    pixels: int
    strong: bool = False
    tracking: float = 0.0
    features: tuple[str, ...] = ("tnum",)


TYPE = MappingProxyType(
    {
        "body": TypeStyle(13),
        "strong": TypeStyle(13, strong=True),
        "code": TypeStyle(13, features=("tnum", "zero")),
        "caption": TypeStyle(12),
        "chip": TypeStyle(12, strong=True),
        "section": TypeStyle(15, strong=True),
        "title": TypeStyle(20, strong=True),
        "figure": TypeStyle(28, strong=True, tracking=-0.5),
        "huge": TypeStyle(64, strong=True, tracking=-1.5),
    }
)


class Theme(QObject):
    """The scheme in force, one for an application; it stays the same object when the scheme changes.

    Signals: changed: the tokens are others now, and palette, style sheet and icons have followed.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        """Belong to the application, light until `apply_theme` says otherwise."""
        super().__init__(app)
        self.setObjectName(_NAME)
        self.scheme = ""
        self.tokens = LIGHT
        self.sheet = ""
        self.windows: WeakSet[QWidget] = WeakSet()
        self.icons = IconSet()
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def is_dark(self) -> bool:
        """Whether the dark tokens are in force."""
        return self.tokens is DARK

    def color(self, token: str) -> QColor:
        """Return the colour of a token by its name, such as `good_wash`."""
        return QColor(getattr(self.tokens, token))

    def icon(self, name: str, tone: str = "text", size: int = SIZES.icon) -> QIcon:
        """Return the icon `name` in a tone (a token's name), for a place `size` pixels high."""
        return self.icons.icon(name, tone, size, self._tint(tone))

    def retint(self, app: QApplication) -> None:
        """Give every button and action that shows an icon of ours the same one in the tokens in force."""
        old = self.icons.forget()
        for bearer in cast("list[QAbstractButton]", icon_bearers(app)):
            what = old.get(bearer.icon().cacheKey())
            if what is not None:
                bearer.setIcon(self.icon(*what))

    def _tint(self, tone: str) -> Tint:
        tokens = self.tokens
        normal = str(getattr(tokens, tone))
        return Tint(normal, tokens.accent if tone in {"text", "muted"} else normal, tokens.disabled)

    def _on_system_changed(self) -> None:
        if self.scheme == "system":
            apply_theme(_app(), "system")


def apply_theme(app: QApplication, scheme: str = "system") -> Theme:
    """Dress the whole program in a scheme, "light", "dark" or "system" (as the desktop is), now and when it changes.

    Raises KeyError for any other scheme.
    """
    theme = current_theme()
    first = not theme.scheme
    theme.scheme = scheme
    if first:
        tokens = _first_tokens(app, scheme)
        if not app.property(STYLED):
            app.setStyle(STYLE)
        _load_fonts()
        app.setFont(font("body"))
    else:
        tokens = _tokens_for(app, scheme)
        if tokens is theme.tokens:
            return theme
    theme.tokens = tokens
    app.setPalette(_palette(tokens))
    theme.sheet = style_sheet(tokens)
    for window in filter(isValid, theme.windows):
        window.setStyleSheet(theme.sheet)
    theme.retint(app)
    theme.changed.emit()
    return theme


def dress(window: QWidget) -> None:
    """Give a window without a parent the style sheet, now and when it changes; its dialogs have it from the window.

    The application has none of its own: with one, Qt would work through all rules again for every widget below one that
    is put into another, and a page that is built from the inside out would take three times as long.
    """
    theme = current_theme()
    if window not in theme.windows:
        theme.windows.add(window)
        window.setStyleSheet(theme.sheet)


def forget_rules() -> None:
    """Let go of what Qt has worked out of the style sheet for widgets; it does so again for those that it paints.

    What it worked out for the list of a combo box and the inside of a spin box it keeps for ever, long after they are
    gone: a kilobyte for each. Painting a page takes some 10 ms longer once.
    """
    window = next(filter(isValid, current_theme().windows), None)
    if window is not None:
        window.style().unpolish(_app())


def current_theme() -> Theme:
    """Return the theme of the running application."""
    app = _app()
    found = app.findChild(Theme, _NAME)
    return found if isinstance(found, Theme) else Theme(app)


def font(role: str = "body") -> QFont:
    """Return the font of a step of the type scale, with tabular figures; `code` also strikes its zeros through."""
    style = TYPE[role]
    made = QFont(FAMILY)
    made.setPixelSize(style.pixels)
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    made.setWeight(QFont.Weight.Bold if style.strong else QFont.Weight.Normal)
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.tracking)
    for feature in style.features:
        made.setFeature(QFont.Tag(feature), 1)
    return made


def icon(name: str, tone: str = "text", size: int = SIZES.icon) -> QIcon:
    """Return an icon of the set in a tone; on buttons and actions it follows a change of theme by itself."""
    return current_theme().icon(name, tone, size)


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, such as `problem`, and show its rules at once."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def style_sheet(tokens: Tokens) -> str:
    """Return `style.qss` with its tokens (@name@; @name-2@ for a size less two) and icons (icon:name/token) filled in.

    Raises KeyError for a token that does not exist.
    """
    values: dict[str, str | int] = {
        **tokens._asdict(),
        **{name: getattr(SIZES, name) for name in Sizes.__annotations__},
        **{f"type_{role}": style.pixels for role, style in TYPE.items()},
        **{f"tracking_{role}": str(style.tracking) for role, style in TYPE.items()},
    }
    text = resource("style.qss").read_text("utf-8")
    text = re.sub(r"@([a-z_]+)([+-]\d+)?@", lambda found: _value(values[found[1]], found[2]), text)
    return re.sub(r"icon:([\w-]+)/(\w+)", lambda found: icon_path(found[1], getattr(tokens, found[2]), 2.25), text)


def _value(value: str | int, more: str | None) -> str:
    return str(value) if more is None else str(int(value) + int(more))


def _app() -> QApplication:
    return cast("QApplication", QApplication.instance())


def _first_tokens(app: QApplication, scheme: str) -> Tokens:
    """Choose the tokens of the first painting; whether the system is dark is seen by its palette, not asked of `Qt`."""
    if scheme == "system":
        return DARK if app.palette().window().color().lightness() < _HALF else LIGHT
    return _tokens_for(app, scheme)


def _tokens_for(app: QApplication, scheme: str) -> Tokens:
    """Choose the tokens, and tell the platform, which draws the window's frame."""
    hints = app.styleHints()
    if scheme == "system":
        hints.unsetColorScheme()
        return DARK if hints.colorScheme() == QtCore.Qt.ColorScheme.Dark else LIGHT
    tokens = SCHEMES[scheme]
    hints.setColorScheme(QtCore.Qt.ColorScheme.Dark if tokens is DARK else QtCore.Qt.ColorScheme.Light)
    return tokens


def _load_fonts() -> None:
    for file in ("BaktiSans-Regular.ttf", "BaktiSans-Bold.ttf"):
        if QFontDatabase.addApplicationFont(str(resource(f"fonts/{file}"))) < 0:
            _log.warning("the font %s could not be loaded; the system's font stands in", file)


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for color, roles in (
        (tokens.window, (role.Window, role.AlternateBase)),
        (tokens.surface, (role.Base, role.Button, role.Light, role.ToolTipText)),
        (tokens.text, (role.WindowText, role.Text, role.ButtonText, role.BrightText, role.ToolTipBase)),
        (tokens.text, (role.HighlightedText,)),
        (tokens.accent_wash, (role.Highlight,)),
        (tokens.accent, (role.Accent, role.Link, role.LinkVisited)),
        (tokens.muted, (role.PlaceholderText,)),
        (tokens.line, (role.Midlight, role.Mid)),
        (tokens.edge, (role.Dark, role.Shadow)),
    ):
        for each in roles:
            palette.setColor(each, QColor(color))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.disabled))
    return palette
