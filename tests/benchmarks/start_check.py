"""The look at the data at every start, at 5,000 and 50,000 records: at most 0.5 s and 2 s beyond the plain open.

Run: python tests/benchmarks/start_check.py
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlalchemy import text

from baktidesk.db import seals
from baktidesk.db.schema import open_database
from baktidesk.db.session import Session
from baktidesk.db.start_check import chain_is_whole
from tests.benchmarks._data import make_data

LIMITS = {5_000: 0.5, 50_000: 2.0}
"""Seconds by records (rows of the audit: each tells of one written or changed record)."""
ROWS_A_VISIT = 3.5


def main() -> int:
    """Measure both sizes; give 1 when one takes too long."""
    slow = False
    for records, limit in LIMITS.items():
        with tempfile.TemporaryDirectory() as folder:
            data = Path(folder) / "data.db"
            rows = write(data, int(records / ROWS_A_VISIT))
            opened, chain = measure(data)
        slow |= chain > limit
        print(f"{records:>6} records ({rows} audit rows): open {opened:.3f} s, chain {chain:.3f} s, limit {limit} s")
    return int(slow)


def write(data: Path, visits: int) -> int:
    """Write a file whose audit is sealed throughout; give the rows of the audit."""
    database, _event_id = make_data(data, visits)

    def seal(session: Session) -> int:
        seals.drop(session.connection)
        session.connection.execute(text("UPDATE audit SET seal = ''"))
        session.connection.execute(text("DELETE FROM setting WHERE key LIKE 'audit_%'"))
        seals.build(session.connection)
        return int(session.connection.execute(text("SELECT COUNT(*) FROM audit")).scalar_one())

    rows = database.run(seal).value
    database.close()
    return rows


def measure(data: Path) -> tuple[float, float]:
    """Give the seconds of the plain open and of the walk along the chain.

    The copied visits of this file are not those that its audit tells of, so they cannot be compared with it.
    """
    begun = time.perf_counter()
    database = open_database(str(data))
    opened = time.perf_counter()
    whole = database.read(lambda session: chain_is_whole(session.connection))
    walked = time.perf_counter()
    database.close()
    if not whole:
        raise RuntimeError("the chain does not hold")
    return opened - begun, walked - opened


if __name__ == "__main__":
    sys.exit(main())
