"""Starts the program: the command line, or the window when no command is given."""

import gc
import sys
from pathlib import Path


def main() -> int:
    """Do what the command line asks and give the exit code."""
    from baktidesk import cli

    return cli.main(sys.argv[1:], cli.Elsewhere(window=_show_window, rehearse=_rehearse))


def _show_window(data: str) -> int:
    # What a start makes stays: looking for garbage among it, again and again, would only take time.
    gc.disable()
    from baktidesk import app

    return app.main(data)


def _rehearse(folder: Path, tongue: str) -> int:
    from baktidesk.rehearsal import rehearse

    return rehearse(folder, tongue)


if __name__ == "__main__":
    sys.exit(main())
