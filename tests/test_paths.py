"""The shipped files are found in the source tree and in an installed package alike."""

from pathlib import Path

import pytest

from baktidesk import paths


def test_the_source_tree_keeps_them_beside_the_package() -> None:
    assert paths.resource("style.qss").is_file()


def test_an_installed_package_carries_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "baktidesk" / "resources"
    inside.mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "baktidesk")
    assert paths.resource("icons/donor.svg") == inside / "icons" / "donor.svg"
