"""Turns a plain data file encrypted, and plain again, under shim.c, which writes down every change of a file."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from baktidesk.services import encryption
from tests.faults.records import place_of, read_passphrase
from tests.faults.shim import Shim


def main(arguments: Sequence[str]) -> int:
    """Convert the data of a folder twice and write down how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dir", required=True)
    parser.add_argument("--log", required=True)
    parser.add_argument("--passphrase-file", type=Path, required=True)
    options = parser.parse_args(arguments)
    passphrase = read_passphrase(options.passphrase_file)
    prepared = encryption.prepare(passphrase, passphrase)
    shim = Shim(options.dir)
    shim.record(options.log)
    shim.note("= encrypt")
    encryption.encrypt(place_of(options.dir), prepared)
    shim.note("= decrypt")
    encryption.decrypt(place_of(options.dir), passphrase)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
