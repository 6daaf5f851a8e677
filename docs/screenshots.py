"""Makes the screenshots of docs/screenshots from the practice file: every page, both languages, light and dark."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from baktidesk.rehearsal import picture_pages
from baktidesk.services.practice.files import write_practice

FOLDER = Path(__file__).resolve().parent / "screenshots"


def main() -> None:
    """Write one picture for each page, language and theme."""
    FOLDER.mkdir(exist_ok=True)
    home = Path(tempfile.gettempdir()) / "baktidesk"
    home.mkdir()  # never somebody else's folder; the pictures show its path, the same on every machine
    os.environ["HOME"] = str(home)
    data = str(home / "latihan.db")
    write_practice(data)
    for tongue in ("id", "en"):
        for scheme in ("light", "dark"):
            picture_pages(data, FOLDER, tongue, scheme)
    shutil.rmtree(home)


if __name__ == "__main__":
    main()
