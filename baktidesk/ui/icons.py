"""The icon set, tinted in memory: one drawing serves every tone, theme and display scale."""

import struct
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QObject, QResource, QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from baktidesk.paths import resource

_DRAWN_STROKE = 1.75
_FILE = "icon.svg"


class Tint(NamedTuple):
    """The colours of an icon in its states, as #RRGGBB."""

    normal: str
    checked: str
    disabled: str


class IconSet:
    """The icons of the theme in force, each made once."""

    def __init__(self) -> None:
        """Start empty; an icon is read when it is first asked for."""
        self._icons: dict[tuple[str, str, int], QIcon] = {}

    def icon(self, name: str, tone: str, size: int, tint: Tint) -> QIcon:
        """Return the icon `name` in a tone, for a place `size` pixels high; the same object every time."""
        key = (name, tone, size)
        if key not in self._icons:
            self._icons[key] = self._tinted(name, size, tint)
        return self._icons[key]

    def forget(self) -> dict[int, tuple[str, str, int]]:
        """Drop the icons of the theme that ends and return what each was (name, tone, size) by its cache key."""
        dropped = {icon.cacheKey(): key for key, icon in self._icons.items()}
        self._icons = {}
        return dropped

    @staticmethod
    def _tinted(name: str, size: int, tint: Tint) -> QIcon:
        stroke = optical_stroke(size)
        states = {
            (QIcon.Mode.Normal, QIcon.State.Off): tint.normal,
            (QIcon.Mode.Normal, QIcon.State.On): tint.checked,
            (QIcon.Mode.Selected, QIcon.State.Off): tint.normal,
            (QIcon.Mode.Disabled, QIcon.State.Off): tint.disabled,
            (QIcon.Mode.Disabled, QIcon.State.On): tint.disabled,
        }
        icon = QIcon()
        for (mode, state), color in states.items():
            icon.addFile(icon_path(name, color, stroke), QSize(), mode, state)
        return icon


def icon_path(name: str, color: str, stroke: float = _DRAWN_STROKE) -> str:
    """Return the path by which Qt finds the drawing `name` in a colour (#RRGGBB), stroked in 24ths of its size.

    Qt reads the tinted drawing as a resource file that exists in memory only: it is redrawn sharp at any scale,
    nothing is written to disk, and the SVG reader is loaded when the first icon is painted.
    Raises FileNotFoundError for a name that is not in the set.
    """
    folder, _ = _tinted_file(name, color, stroke)
    return f":{folder}/{_FILE}"


def optical_stroke(size: int) -> float:
    """Return the stroke, in 24ths of the size, that looks alike in a chip, a button and an empty page (48 px)."""
    if size <= 16:
        return 2.0
    return _DRAWN_STROKE if size < 40 else 1.25


def icon_bearers(app: QApplication) -> list[QObject]:
    """Return every living button and action: whatever keeps an icon that a new theme must replace."""
    widgets: list[QWidget] = app.allWidgets()
    buttons: list[QObject] = [widget for widget in widgets if isinstance(widget, QAbstractButton)]
    return buttons + [action for widget in widgets for action in widget.actions()]


@cache
def _tinted_file(name: str, color: str, stroke: float) -> tuple[str, bytes]:
    """Register a tinted drawing and return its folder and bytes; cached because Qt keeps a pointer into them."""
    folder = f"/icons/{name}/{color.removeprefix('#')}/{stroke}"
    drawing = resource(f"icons/{name}.svg").read_text("utf-8")
    drawing = drawing.replace("currentColor", color).replace(f'"{_DRAWN_STROKE}"', f'"{stroke}"')
    content = _as_resource(_FILE, drawing.encode())
    QResource.registerResourceData(content, folder)
    return folder, content


def _as_resource(name: str, content: bytes) -> bytes:
    """Return a Qt resource file (rcc format, version 1) whose root folder holds one file."""
    title = name.encode("utf-16-be")
    names = struct.pack(">HI", len(name), _name_hash(name)) + title
    folder = struct.pack(">IHII", 0, 2, 1, 1)
    entry = struct.pack(">IHHHI", 0, 0, 0, 1, 0)
    data = struct.pack(">I", len(content)) + content
    start = struct.calcsize(">4sIIII")
    data_start = start + len(folder) + len(entry)
    return struct.pack(">4sIIII", b"qres", 1, start, data_start, data_start + len(data)) + folder + entry + data + names


def _name_hash(name: str) -> int:
    """Return the hash by which Qt looks a resource's name up."""
    value = 0
    for character in name:
        value = (value << 4) + ord(character)
        value = (value ^ ((value & 0xF0000000) >> 23)) & 0x0FFFFFFF
    return value
