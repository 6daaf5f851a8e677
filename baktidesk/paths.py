"""Where the program finds what belongs to it."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Return the path of a shipped file, such as `style.qss` or `icons/donor.svg`.

    An installed package carries the files inside itself; in the source tree they lie beside it.
    """
    packaged = _PACKAGE / "resources"
    folder = packaged if packaged.is_dir() else _PACKAGE.parent / "resources"
    return folder / name
