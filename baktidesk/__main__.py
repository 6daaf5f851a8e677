"""Starts the program: the command line, or the window when no command is given."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path


def main() -> int:
    """Do what the command line asks and give the exit code."""
    data = _data_alone(sys.argv[1:])
    if data is not None:
        return _start(data)
    from baktidesk import cli

    return cli.main(sys.argv[1:], cli.Elsewhere(window=_show_window, rehearse=_rehearse))


def _data_alone(words: Sequence[str]) -> str | None:
    """Give the data when nothing but them, "" when nothing at all is named: most starts need no command line."""
    if not words:
        return ""
    return words[1] if len(words) == 2 and words[0] == "--data" and words[1][:1] != "-" else None


def _start(data: str) -> int:
    """Show the window as the command line does, and say in the same words what keeps it from being shown."""
    from baktidesk import paths

    try:
        return _show_window(data or paths.data_file())
    except (Exception, KeyboardInterrupt) as error:
        from baktidesk import cli

        return cli.tell(error)


def _show_window(data: str) -> int:
    # What a start makes stays: looking for garbage among it, again and again, would only take time.
    gc.disable()
    import baktidesk.ui  # noqa: F401 - Qt comes in here, before anything else asks for it
    from baktidesk import app

    return app.main(data)


def _rehearse(folder: Path, tongue: str) -> int:
    from baktidesk.rehearsal import rehearse

    return rehearse(folder, tongue)


if __name__ == "__main__":
    sys.exit(main())
