"""Functions and modules stay small enough to be read at once."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Migrations are written by a machine, from the models.
PACKAGE = sorted(path for path in (ROOT / "baktidesk").rglob("*.py") if path.parent.name != "versions")
SCRIPTS = [ROOT / "dev.py", *sorted((ROOT / "requirements").glob("*.py")), *sorted((ROOT / "docs").glob("*.py"))]


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Give the name and the length in lines of every function of a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_no_function_is_longer_than_40_lines() -> None:
    assert {name: size for path in PACKAGE + SCRIPTS for name, size in functions(path) if size > 40} == {}


def test_half_of_the_functions_are_no_longer_than_nine_lines() -> None:
    assert 4 <= statistics.median(size for path in PACKAGE for _name, size in functions(path)) <= 9


def test_no_module_is_longer_than_400_lines() -> None:
    sizes = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE + SCRIPTS
    }
    assert {name: size for name, size in sizes.items() if size > 400} == {}
