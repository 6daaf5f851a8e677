"""Start, test and build baktidesk; needs nothing but Python 3.11 or newer, on Debian and on Windows.

python3 dev.py run [-- ARGUMENTS]              install what the program needs and start it
python3 dev.py test [--fast] [--coverage] [PYTEST OPTIONS]  install what the checks need and run every check
python3 dev.py bench [NAMES]                   run the benchmarks and print one table
python3 dev.py translations                    bring resources/i18n up to the texts in the code
python3 dev.py migration "MESSAGE"             write the migration from the last schema to db/models.py
python3 dev.py screenshots                     make the pictures of the manual again
python3 dev.py lock [--upgrade]                compile requirements/*.txt again (needs uv)
python3 dev.py build                           make the wheel in dist/
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from requirements import debian

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
WHEEL_SOURCES = ("baktidesk", "resources", "requirements", "pyproject.toml", "README.md", "LICENSE")
OURS = ("--fast", "--coverage", "--")
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolution|ConnectTimeout|timed out|Temporary failure|dns error|client error \(Connect\)",
    re.IGNORECASE,
)

if TYPE_CHECKING:
    Command = Sequence[str | Path]


class Stop(Exception):
    """A reason to stop, in one sentence for the person at the keyboard."""


# --- children ---------------------------------------------------------------------------------------------------


def child_environment(more: Mapping[str, str] | None) -> dict[str, str]:
    """Give the environment of a child process: ours and more, but with byte code (imports are 3-4 x slower without)."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME")}
    return {**kept, **(more or {})}


def call(
    command: Command, cwd: Path | None = None, more: Mapping[str, str] | None = None, errors: IO[str] | None = None
) -> int:
    """Run a command in the foreground and give its exit code; a signal counts as 128 + its number."""
    words = [str(part) for part in command]
    code = subprocess.run(words, cwd=cwd, env=child_environment(more), stderr=errors, check=False).returncode
    return code if code >= 0 else 128 - code


def quiet(
    command: Command, cwd: Path | None = None, more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command without showing what it prints, and give the finished process."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=child_environment(more),
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
    )


def must(command: Command, problem: str, cwd: Path | None = None) -> None:
    """Run a command without showing what it prints; Stop with the problem and its last lines when it fails."""
    done = quiet(command, cwd)
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])
        raise Stop(f"{problem}\n{tail}")


def say(text: str) -> None:
    """Print a line at once, so that it stands before what a child prints."""
    print(text, flush=True)


# --- .venv ------------------------------------------------------------------------------------------------------


def provide_environment(kind: str) -> None:
    """Make .venv with the pinned packages of "run" or "test"; nothing to do while requirements/ is unchanged."""
    stamp = VENV / f"installed-{kind}"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == fingerprint(kind):
        return
    make_venv()
    say(f"Installing the packages of requirements/{kind}.txt ...")
    install(kind)
    prepare_start()
    for done in {kind, "run"}:
        (VENV / f"installed-{done}").write_text(fingerprint(done))


def provide_libraries(*, window: bool) -> None:
    """See that the shared libraries of Qt are there (with `window`, X11's too); Stop with the one line to type."""
    packages = debian.missing_libraries(debian.WINDOW_LIBRARIES if window else debian.QT_LIBRARIES)
    if packages:
        raise Stop(f"Qt needs system libraries that are missing here. On Debian: {debian.apt_line(packages)}")


def fingerprint(kind: str) -> str:
    """Give the SHA-256 of the pins of a kind."""
    return hashlib.sha256((ROOT / "requirements" / f"{kind}.txt").read_bytes()).hexdigest()


def make_venv() -> None:
    """Make .venv unless a working one is there; Stop when this Python cannot."""
    if PYTHON.exists() and quiet([PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]).returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    say(f"Making {VENV} ...")
    must(venv_command(), "The folder .venv could not be made:")


def venv_command() -> list[str | Path]:
    """Give the command that makes .venv: Python's own, or uv's where Debian left Python's out."""
    uv, packages = shutil.which("uv"), [f"python3.{sys.version_info.minor}-venv"]
    if importlib.util.find_spec("ensurepip"):
        return [sys.executable, "-m", "venv", VENV]
    if uv:
        return [uv, "venv", "--quiet", "--seed", "--python", sys.executable, VENV]
    if debian.apt_install(packages):
        return [sys.executable, "-m", "venv", VENV]
    raise Stop(f"This Python cannot make a virtual environment. On Debian: {debian.apt_line(packages)}")


def install(kind: str) -> None:
    """Install the pinned wheels with uv where it is there and works, else with pip; Stop when neither can."""
    pins = ROOT / "requirements" / f"{kind}.txt"
    uv = shutil.which("uv")
    options: list[str | Path] = ["--require-hashes", "--only-binary", ":all:", "-r", pins]
    if uv and not quiet([uv, "pip", "install", "--python", PYTHON, "--compile-bytecode", *options]).returncode:
        return
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--compile", *options]
    with tempfile.TemporaryFile("w+", errors="replace") as errors:
        if call(pip if sys.stdout.isatty() else [*pip, "--quiet"], errors=errors):
            errors.seek(0)
            raise Stop(explain(errors.read()))


def explain(errors: str) -> str:
    """Say in one sentence why the packages could not be installed, followed by pip's own words."""
    if NO_NETWORK.search(errors):
        return "The packages could not be fetched: there is no way to the package index (is the network there?)."
    lines = errors.strip().splitlines()
    told = [line for line in lines if line.startswith("ERROR:")] or lines[-15:]
    return "\n".join(["The packages could not be installed:", *told])


def prepare_start() -> None:
    """Do once what would slow down every start, and let .venv find the package in this folder.

    SBK_EMBED=0 makes PySide6 lay its Python helpers, which it otherwise unpacks at every start, beside itself.
    """
    site = quiet([PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]).stdout.strip()
    Path(site, "baktidesk.pth").write_text(os.path.relpath(ROOT, site) + "\n")
    quiet([PYTHON, "-c", "import PySide6.QtCore"], more={"SBK_EMBED": "0"})
    quiet([PYTHON, "-m", "compileall", "-q", ROOT / "baktidesk", Path(site, "shiboken6", "files.dir")])


# --- run --------------------------------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Start the program, or play the practice day where there is no display to show a window on."""
    provide_environment("run")
    arguments = arguments[1:] if arguments[:1] == ["--"] else arguments
    display = has_display()
    provide_libraries(window=display)
    if not arguments and not display:
        return rehearse(Path("practice-day").absolute())
    return call([PYTHON, "-m", "baktidesk", *arguments])


def has_display() -> bool:
    """Tell whether a window can be shown: not on a Linux without X and Wayland, nor where Qt is told to show none."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform.startswith(("offscreen", "minimal")):
        return False
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def rehearse(folder: Path) -> int:
    """Play the practice day without a window; the data file, both workbooks and pictures of every page go to folder."""
    say(f"There is no display here, so the practice day is played without a window into {folder}.")
    return call([PYTHON, "-m", "baktidesk", "rehearse", "--out", folder], more=OFFSCREEN)


# --- test -------------------------------------------------------------------------------------------------------


def test(arguments: list[str]) -> int:
    """Run every check, stop at the first that fails, and close with one line that says how it went."""
    provide_environment("test")
    provide_libraries(window=True)
    missing = debian.missing_tools()
    skips = {f"BAKTIDESK_SKIP_{tool.upper()}": why for tool, why in missing.items()}
    for name, command in checks(arguments).items():
        say(f"\n=== {name} ===")
        code = call([PYTHON, *command], ROOT, skips)
        if code:
            say(f"\nFAILED: {name} (exit code {code}).")
            return code
    left_out = "".join(f"\nLEFT OUT: the tests that need {tool} ({why})" for tool, why in missing.items())
    say(f"\nAll checks passed: {', '.join(checks([]))}.{left_out}")
    return 0


def checks(arguments: list[str]) -> dict[str, list[str]]:
    """Give the checks in their order, each as arguments of the environment's Python.

    The tests come last and among them, at the very end, the one that builds the wheel and runs from it.
    """
    fast = ["-m", "not slow"] if "--fast" in arguments else []
    covered = ["--cov", "--cov-report=term"] if "--coverage" in arguments else []
    ours = [word for word in arguments if word not in OURS]
    together = ["-n", "auto", "--dist", "loadfile"]
    patient = ["-o", "faulthandler_timeout=7200"] if "full" in arguments else []
    imports = "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache', '--no-logo'])"
    return {
        "ruff check": ["-m", "ruff", "check", "--output-format", "concise", "."],
        "ruff format": ["-m", "ruff", "format", "--check", "."],
        "import-linter": ["-c", imports],
        "mypy": ["-m", "mypy"],
        "pytest": ["-m", "pytest", *together, *patient, *fast, *covered, *ours],
    }


# --- a developer's other commands -------------------------------------------------------------------------------


def bench(names: list[str]) -> int:
    """Run the benchmarks (all, or those named) one after the other and print their lines as one table."""
    provide_environment("test")
    provide_libraries(window=False)
    scripts = sorted((ROOT / "tests" / "benchmarks").glob("[!_]*.py"))
    rows: list[list[str]] = []
    for script in (script for script in scripts if not names or script.stem in names):
        say(f"=== {script.stem} ===")
        done = quiet([PYTHON, script], ROOT, more=OFFSCREEN)
        rows += [line.split("\t") for line in done.stdout.splitlines() if "\t" in line]
        if done.returncode:
            raise Stop(f"{script.stem} failed:\n{done.stderr.strip()}")
    print_table(rows)
    return 0


def print_table(rows: list[list[str]]) -> None:
    """Print rows of cells with their columns aligned."""
    columns = max((len(row) for row in rows), default=0)
    widths = [max(len(row[n]) for row in rows if n < len(row)) for n in range(columns)]
    for row in rows:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip())


def translations(_arguments: list[str]) -> int:
    """Bring the translation files up to the texts in the code; new ones are marked unfinished."""
    return call([sys.executable, ROOT / "tests" / "texts.py"])


def migration(arguments: list[str]) -> int:
    """Write the migration that leads from the last schema to baktidesk/db/models.py."""
    if len(arguments) != 1:
        raise Stop('Say in a few words what changes: python3 dev.py migration "donors have a phone"')
    provide_environment("test")
    code = call([PYTHON, "-c", "import sys, dev; dev.write_migration(sys.argv[1])", *arguments], ROOT)
    say("Read it through, then set HEAD in baktidesk/db/schema.py to its number.")
    return code or call([PYTHON, "-m", "ruff", "format", "--quiet", "baktidesk/db/migrations"], ROOT)


def write_migration(message: str) -> None:
    """Compare a data file of the last schema with the models; runs inside .venv."""
    from alembic import command
    from alembic.config import Config

    from baktidesk.db.engine import open_engine
    from baktidesk.db.schema import MIGRATIONS, migrate

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    number = 1 + len(list((MIGRATIONS / "versions").glob("[0-9]*.py")))
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(str(Path(folder, "last.db")))
        migrate(engine)
        with engine.connect() as config.attributes["connection"]:
            command.revision(config, message, autogenerate=True, rev_id=f"{number:04d}")
        engine.dispose()


def screenshots(arguments: list[str]) -> int:
    """Make the pictures in docs/screenshots again, without a display."""
    provide_environment("run")
    provide_libraries(window=False)
    return call([PYTHON, ROOT / "docs" / "screenshots.py", *arguments], more=OFFSCREEN)


def lock(arguments: list[str]) -> int:
    """Compile the pins of every platform with their hashes; the files hold no address of an index."""
    uv = shutil.which("uv")
    if not uv:
        raise Stop("lock needs uv on the PATH (for example: pipx install uv).")
    compile_pins = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    form = ["--generate-hashes", "--no-header", *arguments]
    for kind, more in {"run": ["postgres.in"], "test": ["-c", "run.txt"]}.items():
        files = [f"{kind}.in", *more, "-o", f"{kind}.txt"]
        if call([*compile_pins, *form, *files], ROOT / "requirements"):
            raise Stop(f"requirements/{kind}.txt could not be compiled.")
    return 0


def build(_arguments: list[str]) -> int:
    """Make the wheel in dist/."""
    provide_environment("test")
    say(f"Made {build_wheel(ROOT / 'dist', PYTHON)}.")
    return 0


def build_wheel(folder: Path, python: Path) -> Path:
    """Build the wheel from a copy of the sources, so that nothing left over gets in, and give its path in folder."""
    copy_tree = functools.partial(shutil.copytree, ignore=shutil.ignore_patterns("__pycache__"))
    with tempfile.TemporaryDirectory() as copy:
        for name in WHEEL_SOURCES:
            source = ROOT / name
            (copy_tree if source.is_dir() else shutil.copy2)(source, Path(copy, name))
        made = Path(copy, "made")
        must([python, "-m", "build", "--wheel", "--no-isolation", "--outdir", made, copy], "The wheel was not built:")
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy2(next(made.glob("*.whl")), folder))


COMMANDS = {
    "run": run,
    "test": test,
    "bench": bench,
    "translations": translations,
    "migration": migration,
    "screenshots": screenshots,
    "lock": lock,
    "build": build,
}


def main(arguments: list[str]) -> int:
    """Do what the command line asks; give the exit code (2 = no such command)."""
    if sys.version_info < (3, 11):
        print(f"baktidesk needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        print(__doc__)
        return 0 if arguments in (["help"], ["-h"], ["--help"]) else 2
    try:
        return command(arguments[1:])
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
