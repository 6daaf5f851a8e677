"""Where the program finds what belongs to it, and where it keeps its data."""

import contextlib
import os
from pathlib import Path

DATA = "BAKTIDESK_DATA"
_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Return the path of a shipped file, such as `style.qss` or `icons/donor.svg`.

    An installed package carries the files inside itself; in the source tree they lie beside it.
    """
    packaged = _PACKAGE / "resources"
    folder = packaged if packaged.is_dir() else _PACKAGE.parent / "resources"
    return folder / name


def chosen_data() -> str:
    """Return the data file or URL that the environment chooses (BAKTIDESK_DATA), "" when it chooses none."""
    return os.environ.get(DATA, "")


def data_file() -> str:
    """Return the data file or URL to work on: the environment's choice, or the file in the data folder."""
    return chosen_data() or str(data_folder() / "baktidesk.db")


def practice_file() -> str:
    """Return the file of the practice mode (Mode Latihan), beside the data file."""
    return str(data_folder() / "latihan.db")


def machine() -> str:
    """Return eight letters and digits that tell this laptop from others on one server, made at the first call."""
    import hashlib
    import platform
    import secrets

    path = data_folder() / "machine"
    with contextlib.suppress(OSError):
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.write_text(secrets.token_hex(4))
            path.chmod(0o600)
        return path.read_text()[:8]
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]


def log_folder() -> Path:
    """Return the folder of the log files; it may not exist yet."""
    return data_folder() / "log"


def opened_folder() -> Path:
    """Return the folder of what is laid out for other programs to open; it may not exist yet."""
    from platformdirs import user_cache_path

    return user_cache_path("baktidesk", appauthor=False) / "opened"


def empty_opened() -> None:
    """Remove what was laid out for other programs; what one of them still holds goes the next time."""
    with contextlib.suppress(OSError):
        for path in opened_folder().iterdir():
            with contextlib.suppress(OSError):
                path.unlink()


def data_folder() -> Path:
    """Return the user's own folder for the program's data, on Windows the local one; it may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("baktidesk", appauthor=False, roaming=False)
