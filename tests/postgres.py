"""A PostgreSQL server of the tests' own: Debian's programs, a folder of its own, a unix socket and no network.

A conftest that imports the two fixtures gives every test below it `postgres_url`, a new empty database.
"""

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

USER = "baktidesk"
OPTIONS = "-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c full_page_writes=off"
_NUMBERS = itertools.count(1)


def find_program(name: str) -> str:
    """Give the path of a program of the server, "" when it is not installed."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[4]))
    return shutil.which(name) or (str(versions[-1]) if versions else "")


def unprivileged_user() -> str | None:
    """Give the user that the server runs as: it refuses to run as root; None = the one who runs the tests."""
    if os.name != "posix" or os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


class Server:
    """A running server in a folder of its own; the folder is short, because a socket's path may not be long."""

    def __init__(self) -> None:
        """Start a new server; CalledProcessError when it does not start."""
        self._user = unprivileged_user()
        self.folder = Path(tempfile.mkdtemp(prefix="bd-pg-", dir="/tmp"))
        self._data = self.folder / "data"
        if self._user:
            shutil.chown(self.folder, self._user)
        self._run("initdb", "-D", self._data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = OPTIONS.format(folder=self.folder)
        self._run("pg_ctl", "start", "-D", self._data, "-w", "-l", self.folder / "log", "-o", options)

    def new_database(self) -> str:
        """Create an empty database and give its URL."""
        name = f"story{next(_NUMBERS)}"
        self._run("createdb", "-h", self.folder, "-U", USER, name)
        return f"postgresql://{USER}@/{name}?host={self.folder}"

    def stop(self) -> None:
        """Stop the server and remove everything of it."""
        self._run("pg_ctl", "stop", "-D", self._data, "-m", "immediate", "-w")
        shutil.rmtree(self.folder)

    def _run(self, program: str, *arguments: str | Path) -> None:
        # Not the caller's environment: PGHOST and the like would lead elsewhere. The server must not keep our pipes.
        subprocess.run(
            [find_program(program), *map(str, arguments)],
            user=self._user,
            group=pwd.getpwnam(self._user).pw_gid if self._user else None,
            extra_groups=[] if self._user else None,
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": str(self.folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
            timeout=60,
        )


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """Give a running server; skipped, loudly, where none is installed."""
    if not find_program("initdb"):
        pytest.skip("PostgreSQL is not installed (on Debian: apt-get install postgresql)")
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def postgres_url(postgres_server: Server) -> str:
    """Give the URL of a new empty database."""
    return postgres_server.new_database()
