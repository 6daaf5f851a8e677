"""Properties of Qt's own, set by the names of their values, in what stands in the first painting.

PySide6 makes all constants of `Qt`, or of `QStyle`, when the first of them is asked for; that takes a third as long as
an empty window (docs/decisions/0018). Modules of the first painting therefore import neither name: they set such
properties here, and write `QtCore.Qt` in what is not needed before somebody presses a key or points.
"""

from PySide6.QtCore import QObject


def put(widget: QObject, **values: str) -> None:
    """Set properties of a widget, such as `focusPolicy="TabFocus"`.

    Raises ValueError for a property or a value that Qt does not know.
    """
    for name, value in values.items():
        if not widget.setProperty(name, value):
            raise ValueError(f"{name}={value}")
