"""Opens the data the program's own way and says what is in them.

`REC <id> <digest>` for every whole record, `HALF <id>` for one with a part missing, then `OK`; or `REFUSED <why>` and
exit code 3. With `--batch` it reads one folder a line and closes each answer with `END <exit code>`.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from baktidesk.domain.errors import Refused
from baktidesk.services.starting import refuse_changed_data
from tests.faults.records import FILE, found, open_folder, read_passphrase

REFUSED = 3


def main(arguments: Sequence[str]) -> int:
    """List one folder, or with --batch every folder of standard input."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dir", help="folder of the data file, or a server's URL")
    parser.add_argument("--batch", action="store_true", help="read one folder a line from standard input")
    parser.add_argument("--passphrase-file", type=Path, help="passphrase of encrypted data in its first line")
    options = parser.parse_args(arguments)
    passphrase = read_passphrase(options.passphrase_file)
    if options.batch:
        for line in sys.stdin:
            answer = list(look(line.strip(), passphrase))
            print(*answer, f"END {_code(answer)}", sep="\n", flush=True)
        return 0
    answer = list(look(options.dir, passphrase))
    print(*answer, sep="\n", flush=True)
    return _code(answer)


def look(folder: str, passphrase: str = "") -> Iterator[str]:
    """Give the lines of a folder's answer; keys that this process has unlocked are known to it."""
    if "://" not in folder and not (Path(folder) / FILE).exists():
        yield "REFUSED there is no data file"
        return
    try:
        database = open_folder(folder, passphrase)
    except Refused as refusal:
        yield f"REFUSED {refusal}"
        return
    try:
        database.read(refuse_changed_data)
    except Refused as refusal:
        database.close()
        yield f"REFUSED {refusal}"
        return
    try:
        for name, digest in found(database):
            yield f"REC {name} {digest}" if digest else f"HALF {name}"
    finally:
        database.close()
    yield "OK"


def _code(answer: list[str]) -> int:
    return 0 if answer[-1] == "OK" else REFUSED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
