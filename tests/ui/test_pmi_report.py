"""The report in PMI's layout is one page of A4 under the letterhead, says every figure, and leaves an audit row."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database, Session
from baktidesk.domain.donation import Deferral, DeferralReason
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.letterhead import Letterhead, StoredLetterhead
from baktidesk.domain.paper import Document, Paper
from baktidesk.services.donors import donations
from baktidesk.services.donors.pmi_report import pmi_report
from baktidesk.services.journal import list_deeds
from baktidesk.services.prints import PRINT
from baktidesk.ui.pages.dashboard import DashboardPage
from baktidesk.ui.papers.print_dialog import PrintDialog
from baktidesk.ui.store import Store
from baktidesk.ui.summary.pmi_report import PmiSheet
from tests.stories import MORNING, a_bag, a_donor
from tests.ui.pdf import ink, picture_of, said_by, saved, size_of, words_of

HEAD = Letterhead(unit="LEMBAGA PEMASYARAKATAN CONTOH", address="Jalan Contoh 1", directorate="DIREKTORAT CONTOH")


def a_morning(session: Session, event_id: str) -> None:
    """Let three come: one donates, one is deferred, one waits."""
    visits = [donations.check_in(session, event_id, a_donor(full_name=f"Nama Rahasia {n}")).id for n in range(3)]
    donations.pass_donor(session, visits[0])
    donations.donate(session, visits[0], a_bag())
    donations.defer(session, visits[1], Deferral(deferral_reason=DeferralReason.LOW_HB))


@pytest.fixture
def sheet(database: Database, actor: Actor, event: StoredEvent) -> PmiSheet:
    """Give the report of a small morning."""
    database.run(lambda session: a_morning(session, event.id), actor)
    report = database.read(lambda session: pmi_report(session, event.id))
    head = StoredLetterhead(record=HEAD, work_unit="Lapas Contoh", kept=True)
    return PmiSheet(report=report, event=event, head=head, at=MORNING)


def test_the_page_says_every_figure_and_nobodys_name(sheet: PmiSheet, tmp_path: Path) -> None:
    pdf = saved(sheet, tmp_path, Paper.A4)
    said = words_of(pdf)
    for words in (
        "LEMBAGA PEMASYARAKATAN CONTOH", "LAPORAN KEGIATAN DONOR DARAH", "Calon pendonor 3", "Ditolak 1",
        "Masih menunggu 1", "Hb rendah 1", "Tunggal, 350 mL 1", "Laki-laki 3 1", "dengan yang gagal: 1", "Petugas PMI",
    ):  # fmt: skip
        assert words in said
    assert "Rahasia" not in said
    assert size_of(pdf) == (210, 297)
    assert "Pages:           1" in said_by("pdfinfo", pdf)


def test_the_report_of_a_day_is_signed_where_that_day_was(sheet: PmiSheet, tmp_path: Path) -> None:
    first = sheet.event.record.days[0]
    later = replace(first, day=sheet.event.first_day + dt.timedelta(days=1), place="Lapangan Serang")
    record = replace(sheet.event.record, days=[first, later])
    event = replace(sheet.event, record=record)
    said = words_of(saved(replace(sheet, event=event, report=replace(sheet.report, day=later.day)), tmp_path, Paper.A4))
    assert "Lapangan Serang, 20 Januari 2026" in said and first.place not in said


def test_nothing_is_printed_into_the_margins(sheet: PmiSheet, tmp_path: Path) -> None:
    picture = picture_of(saved(sheet, tmp_path, Paper.A4))
    left, top, right, bottom = ink(picture)
    margin = 12 / 25.4 * 50 - 1
    assert left > margin and top > margin - 1
    assert right < picture.width() - margin and bottom < picture.height() - margin + 1


def test_a_long_name_and_many_places_go_on_a_second_page(sheet: PmiSheet, tmp_path: Path) -> None:
    sheet.event.record.name = "Bakti Sosial " * 150
    pdf = saved(sheet, tmp_path, Paper.A4)
    assert "Pages:           2" in said_by("pdfinfo", pdf)
    assert words_of(pdf).count("Angka per") == 2


def test_a_print_from_the_page_is_a_row_of_the_audit(
    store: Store,
    database: Database,
    sheet: PmiSheet,
    show: Callable[[QWidget], None],
    settle: Callable[[], None],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    page = DashboardPage(store)
    show(page)
    button: Any = page.findChild(QPushButton, "summary.report")
    button.click()
    settle()
    dialog: Any = page.findChild(PrintDialog)
    dialog.findChild(QComboBox, "print.place").setCurrentIndex(0)
    dialog.folder.set_value(tmp_path)
    dialog.findChild(QPushButton, "print.do").click()
    qtbot.waitUntil((tmp_path / "HB-TEST_laporan-pmi.pdf").exists)
    settle()
    settle()
    deeds = database.read(lambda session: list_deeds(session, PRINT, sheet.event.id))
    assert [(deed.kind, deed.changes["paper"]) for deed in deeds] == [(Document.PMI_REPORT.value, "a4")]


def test_the_report_of_one_day_names_that_day(sheet: PmiSheet, tmp_path: Path, today: dt.date) -> None:
    assert str(today.year) in words_of(saved(sheet, tmp_path, Paper.A4))
