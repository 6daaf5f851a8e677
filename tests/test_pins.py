"""The pinned packages: whole, the same for the program and the tests, and from nobody's index in particular."""

import re
from pathlib import Path

REQUIREMENTS = Path(__file__).parents[1] / "requirements"


def pins(name: str) -> dict[str, str]:
    """Give the pinned version of every package of a compiled file."""
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", (REQUIREMENTS / name).read_text(), re.MULTILINE))


def names(name: str) -> set[str]:
    """Give the packages that a source file asks for by name."""
    asked = re.findall(r"^([\w.-]+)", (REQUIREMENTS / name).read_text(), re.MULTILINE)
    return {word.lower().replace("_", "-") for word in asked if not word.startswith("-")}


def test_the_tests_run_on_the_versions_that_are_shipped() -> None:
    assert pins("run.txt").items() <= pins("test.txt").items()


def test_every_package_that_is_asked_for_is_pinned() -> None:
    assert names("run.in") | names("postgres.in") <= pins("run.txt").keys()
    assert names("test.in") <= pins("test.txt").keys()


def test_no_pin_records_an_address() -> None:
    assert [path.name for path in REQUIREMENTS.glob("*.[ti][xn]*") if "://" in path.read_text()] == []


def test_every_pin_has_a_hash() -> None:
    for name in ("run.txt", "test.txt"):
        blocks = re.split(r"\n(?=[\w.-]+==)", (REQUIREMENTS / name).read_text())
        assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []
