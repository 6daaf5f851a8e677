"""The log tells what broke, to its owner alone, and hides whose number it was about."""

import logging
import os
import stat
from pathlib import Path

import pytest

from baktidesk import log, paths


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("NIK 3171011708450001.", "NIK 3171**********01."),
        ("3171 0117 0845 0001", "3171**********01"),
        ("31710117084500012", "31710117084500012"),
        ("sha256 0a20101dccf7343985e37ac9da42002", "sha256 0a20101dccf7343985e37ac9da42002"),
    ],
)
def test_what_looks_like_a_nik_is_hidden(text: str, hidden: str) -> None:
    assert log.mask(text) == hidden


@pytest.mark.expects_log("broke")
def test_a_traceback_hides_it_too(tmp_path: Path) -> None:
    handler = log.start(tmp_path / "log")
    try:
        raise ValueError("3171011708450001")
    except ValueError:
        logging.getLogger("uji").exception("broke at %s", "3171011708450001")
    logging.getLogger().removeHandler(handler)
    handler.close()
    told = (tmp_path / "log" / log.FILE).read_text(encoding="utf-8")
    assert "3171011708450001" not in told
    assert told.count("3171**********01") == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")
def test_folder_and_files_belong_to_their_owner(tmp_path: Path) -> None:
    handler = log.start(tmp_path / "log")
    logging.getLogger().removeHandler(handler)
    handler.close()
    found = [tmp_path / "log", tmp_path / "log" / log.FILE]
    assert [oct(stat.S_IMODE(path.stat().st_mode)) for path in found] == ["0o700", "0o600"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")
def test_the_folders_that_a_log_makes_above_itself_are_private_too(tmp_path: Path) -> None:
    handler = log.start(tmp_path / "share" / "baktidesk" / "log")
    logging.getLogger().removeHandler(handler)
    handler.close()
    assert oct(stat.S_IMODE((tmp_path / "share" / "baktidesk").stat().st_mode)) == "0o700"


def test_the_data_folder_is_the_user_s_own(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    assert paths.data_folder().is_relative_to(home)
    assert Path(paths.data_file()).parent == Path(paths.practice_file()).parent == paths.log_folder().parent
    monkeypatch.setenv("BAKTIDESK_DATA", "postgresql:///uji")
    assert paths.data_file() == "postgresql:///uji"
