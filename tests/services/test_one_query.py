"""The same figure stands on the command line, in the WhatsApp text, in the PDF and in both workbooks, on any day."""

import datetime as dt
import io
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from baktidesk import cli
from baktidesk.db.session import Database
from baktidesk.domain.crowd import Crowd
from baktidesk.domain.distribution import GoodsLine, RecipientKind
from baktidesk.domain.donation import Deferral, DeferralReason, FailedDraw, Leaving
from baktidesk.domain.event import AllocationLine, ItemLine, StoredEvent, Unit
from baktidesk.domain.labels import Labelled
from baktidesk.domain.onward import OnwardReport
from baktidesk.domain.paper import Paper
from baktidesk.domain.person import BloodGroup
from baktidesk.domain.report import ReportForm
from baktidesk.domain.returning import Return
from baktidesk.services.donors.donations import check_in, defer, donate, fail, leave, pass_donor, void_visit
from baktidesk.services.donors.pmi_report import pmi_report
from baktidesk.services.language import load_language
from baktidesk.services.letterhead import own_letterhead
from baktidesk.services.relief.crowd import count_out
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.onward import obligations
from baktidesk.services.relief.onward import report as report_onward
from baktidesk.services.relief.returns import movements_of, return_goods
from baktidesk.services.sending.report import report
from baktidesk.services.workbook.book import ExportKind, export_event
from baktidesk.services.workbook.summary import FEW, FIGURES
from baktidesk.ui.papers.printing import make_pdf
from baktidesk.ui.summary.pmi_report import PmiSheet
from tests.stories import DAY, Desk, a_bag, a_donor, fresh_database, make_as_new, set_up, to_institution, to_person
from tests.ui.pdf import words_of

DAYS = settings(
    max_examples=5, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
INDONESIAN = load_language("id")
NUMBER = r"(_NIHIL_|\d[\d.]*)"
FATES = ("waiting", "passed", "donated", "donated", "deferred", "deferred", "failed", "left", "voided")
Figures = dict[str, Any]


@dataclass(frozen=True)
class Guest:
    """Somebody who comes to donate, and what becomes of it."""

    fate: str
    group: BloodGroup
    reason: DeferralReason
    unit: str


@dataclass(frozen=True)
class Out:
    """Goods for an institution: how much, of which kind and area, and what becomes of them."""

    quantity: int
    item: int
    area: int
    onward: bool
    symbolic: bool
    voided: bool


GUESTS = st.lists(
    st.builds(
        Guest,
        fate=st.sampled_from(FATES),
        group=st.sampled_from(BloodGroup),
        reason=st.sampled_from([DeferralReason.LOW_HB, DeferralReason.AGE, DeferralReason.OTHER]),
        unit=st.sampled_from(["Lapas Uji", "Rutan Uji", "Kanim Uji"]),
    ),
    max_size=24,
)
OUTS = st.lists(
    st.builds(
        Out,
        quantity=st.integers(3, 15),
        item=st.integers(0, 1),
        area=st.integers(0, 1),
        onward=st.booleans(),
        symbolic=st.booleans(),
        voided=st.booleans(),
    ),
    max_size=4,
)
GIVEN = st.lists(st.tuples(st.integers(1, 3), st.integers(0, 1)), max_size=4)
CROWDS = st.lists(st.integers(1, 4), max_size=3)


@cache
def shared_database() -> Database:
    """Give the data file that every day begins anew."""
    return fresh_database(Path(mkdtemp(prefix="baktidesk-")))


@pytest.fixture(scope="module", autouse=True)
def leave_nothing_behind() -> Iterator[None]:
    """Remove the data file at the end."""
    yield
    shared_database().close()
    shutil.rmtree(Path(shared_database().place).parent)


# A random day


def hold(desk: Desk, event: StoredEvent, guest: Guest) -> None:
    """Let somebody come and go."""
    visit = desk.do(check_in, event.id, a_donor(work_unit=guest.unit)).id
    if guest.fate in ("passed", "donated", "failed"):
        desk.do(pass_donor, visit)
    ends: dict[str, tuple[Any, ...]] = {
        "donated": (donate, visit, a_bag(group=guest.group)),
        "deferred": (defer, visit, Deferral(deferral_reason=guest.reason)),
        "failed": (fail, visit, FailedDraw()),
        "left": (leave, visit, Leaving()),
        "voided": (void_visit, visit, "salah"),
    }
    if guest.fate in ends:
        desk.do(*ends[guest.fate])


def send(desk: Desk, event: StoredEvent, out: Out) -> None:
    """Hand goods to an institution; a third comes back, a third is reported as passed on."""
    goods = [GoodsLine(item_id=event.items[out.item].id, quantity=out.quantity)]
    changes = {"goods": goods, "area_id": event.areas[out.area][0], "onward": out.onward, "symbolic": out.symbolic}
    delivery = desk.do(hand_over, event.id, to_institution(event, 1, **changes))
    if out.voided:
        desk.do(void_delivery, "handover", delivery, "salah")
    elif not out.symbolic:
        moved = desk.see(movements_of, "handover", delivery)[0].id
        desk.do(return_goods, moved, Return(quantity=out.quantity // 3, reason="Lebih"))
    for one in desk.see(obligations, [event.id]):
        if one.handover_id == delivery:
            desk.do(report_onward, one.id, OnwardReport(quantity=out.quantity // 3, whereto="Warga"))


def a_day(
    guests: list[Guest], outs: list[Out], given_out: list[tuple[int, int]], crowds: list[int]
) -> tuple[Desk, StoredEvent]:
    """Play two days on a new data file: half of what happens is on the second."""
    make_as_new(shared_database())
    desk = Desk(shared_database())
    names = (("Sembako", Unit.PACKAGE), ("Bibit", Unit.SEEDLING))
    items = [ItemLine(name=name, unit=unit, received=100) for name, unit in names]
    plan = [AllocationLine(area=area, item="Sembako", quantity=50) for area in ("Utara", "Selatan")]
    event = set_up(desk, items=items, allocations=plan, target_donors=20, target_bags=10)
    for late in (0, 1):
        for guest in guests[late::2]:
            hold(desk, event, guest)
        for out in outs[late::2]:
            send(desk, event, out)
        for quantity, area in given_out[late::2]:
            desk.do(distribute, event.id, to_person(event, quantity, area_id=event.areas[area][0]))
        for packages in crowds[late::2]:
            desk.do(count_out, event.id, Crowd(item_id=event.items[0].id), packages)
        desk.database.clock.pass_minutes(24 * 60)
    return desk, event


# What each of the outputs says


def printed_json(desk: Desk, event: StoredEvent, day: dt.date | None) -> Figures:
    """Give what the command line prints."""
    words = ["--data", desk.database.place, "summary", "--event", event.record.code, "--json"]
    with redirect_stdout(io.StringIO()) as printed:
        assert cli.main([*words, *(["--day", day.isoformat()] if day else [])]) == 0
    figures: Figures = json.loads(printed.getvalue())
    return figures


def whole(words: str) -> int:
    return 0 if words == "_NIHIL_" else int(words.replace(".", ""))


def labelled(counts: dict[str, int], choices: type[Labelled]) -> dict[str, int]:
    """Give counts that are not zero by the Indonesian word."""
    return {INDONESIAN.label(choices(key)): n for key, n in counts.items() if n}


def listed_under(said: str, title: str) -> dict[str, int]:
    """Give the lines of a list in a WhatsApp text."""
    found = re.search(rf"^_{title}:_\n((?:- .*\n?)*)", said, re.MULTILINE)
    lines = found[1].splitlines() if found else []
    return {words: whole(n) for words, _mark, n in (line[2:].rpartition(": ") for line in lines)}


def after(said: str, words: str) -> int:
    """Give the first number after some words; 0 where they do not stand."""
    found = re.search(rf"{re.escape(words)}:? {NUMBER}", said)
    return whole(found[1]) if found else 0


def same_but_small(shown: dict[str, int], counted: dict[str, int]) -> None:
    """Compare health figures that leave the venue: the same, but for small ones, which stand together."""
    alone = {words: n for words, n in shown.items() if words in counted}
    assert alone.items() <= counted.items()
    assert sum(shown.values()) == sum(counted.values())
    assert not [n for words, n in alone.items() if n < FEW and words != INDONESIAN.label(BloodGroup.UNKNOWN)]


def agrees_with_whatsapp(said: str, figures: Figures) -> None:
    """Compare the full WhatsApp text."""
    donors = figures["donors"]
    names = {
        "Pendaftar": "candidates", "Berhasil": "donated", "Ditolak": "deferred", "Gagal": "failed",
        "Menunggu": "waiting", "Pulang sebelum selesai": "left",
    }  # fmt: skip
    assert {name: after(said, words) for words, name in names.items()} == {
        name: donors[name] for name in names.values()
    }
    same_but_small(listed_under(said, "Golongan darah"), labelled(donors["by_blood_group"], BloodGroup))
    same_but_small(listed_under(said, "Alasan ditolak"), labelled(donors["by_deferral_reason"], DeferralReason))
    assert listed_under(said, "Kantong per satuan kerja") == donors["donated_by_work_unit"]
    for goods in figures["goods"]:
        begin = said[said.index(f"\n{goods['item']}: ") :].split("\n\n")[0]
        pattern = rf"\n{goods['item']}: {NUMBER}.* disalurkan, sisa {NUMBER}"
        found = re.match(pattern, begin)
        assert found and (whole(found[1]), whole(found[2])) == (
            goods["handed_over"] - goods["returned"],
            goods["on_hand"],
        )
    kinds = [labelled(goods["by_recipient_kind"], RecipientKind) for goods in figures["goods"]]
    assert listed_under(said, "Penerima") == next((found for found in kinds if found), {})
    still = re.findall(rf"^- Yayasan Uji: {NUMBER} (?:paket|batang) (\w+) \(sejak", said, re.MULTILINE)
    assert [(whole(n), item) for n, item in still] == [(one["open"], one["item"]) for one in figures["onward_open"]]


def agrees_with_pdf(said: str, figures: Figures) -> None:
    """Compare the report in PMI's layout, which has the donors."""
    donors = figures["donors"]
    names = {
        "Calon pendonor": "candidates", "Lolos pemeriksaan": "passed", "Berhasil": "donated", "Ditolak": "deferred",
        "Gagal aftap": "failed", "Masih menunggu": "waiting", "Pergi sebelum selesai": "left",
        "dengan yang gagal": "bags",
    }  # fmt: skip
    assert {name: after(said, words) for words, name in names.items()} == {
        name: donors[name] for name in names.values()
    }
    groups = said[said.index("Berhasil menurut golongan darah") : said.index("Kantong terisi")]
    counted = {key: after(groups, f" {INDONESIAN.label(BloodGroup(key))}") for key in donors["by_blood_group"]}
    assert counted == donors["by_blood_group"]
    reasons = said[said.index("Penolakan menurut alasan") : said.index("Donor baru dan ulang")]
    for key, n in donors["by_deferral_reason"].items():
        assert after(reasons, INDONESIAN.label(DeferralReason(key))) == n
    both = (donors["candidates"], donors["donated"])
    sums = re.findall(r"Jumlah (\d+) (\d+)(?! \d)", said[said.index("Donor baru dan ulang") :])
    assert [tuple(map(int, found)) for found in sums] == [both] * 3


def sheet_of(file: Path) -> list[tuple[Any, ...]]:
    """Give the rows of the first sheet of a workbook; the hidden first column says what stands in a row."""
    book = openpyxl.load_workbook(file, read_only=True)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return rows


def keyed(rows: list[tuple[Any, ...]], key: str) -> dict[str, int]:
    return {row[1]: row[2] for row in rows if row[0] == key}


def agrees_with_workbook(rows: list[tuple[Any, ...]], figures: Figures, *, few_together: bool) -> None:
    """Compare the sheet Ringkasan; small health cells stand together in the workbook without names."""
    donors = figures["donors"]
    for name in FIGURES:
        assert [row[2] for row in rows if row[0] == f"donors.{name}"] == [donors[name]]
    choices: tuple[tuple[str, type[Labelled]], ...] = (
        ("by_blood_group", BloodGroup), ("by_deferral_reason", DeferralReason),
    )  # fmt: skip
    for name, labels in choices:
        shown, counted = keyed(rows, f"donors.{name}"), labelled(donors[name], labels)
        if few_together:
            same_but_small({words: n for words, n in shown.items() if n}, counted)
        else:
            assert {words: n for words, n in shown.items() if n} == counted
    units = {row[1]: (row[2], row[3]) for row in rows if row[0] == "donors.by_work_unit"}
    gave = donors["donated_by_work_unit"]
    assert units == {unit: (came, gave.get(unit, 0)) for unit, came in donors["by_work_unit"].items()}
    agrees_with_goods(rows, figures)


def agrees_with_goods(rows: list[tuple[Any, ...]], figures: Figures) -> None:
    """Compare what the sheet Ringkasan says of goods."""
    names = ("received", "returned", "handed_over", "damaged", "moved", "on_hand")
    stock = [(row[1], *row[3:9]) for row in rows if row[0] == "goods"]
    assert stock == [(one["item"], *(one[name] for name in names)) for one in figures["goods"]]
    kinds = {(row[1], row[2]): row[5] for row in rows if row[0] == "goods.by_recipient_kind"}
    assert kinds == {
        (words, one["item"]): n
        for one in figures["goods"]
        for words, n in labelled(one["by_recipient_kind"], RecipientKind).items()
    }
    areas = {
        (row[1], row[2]): (row[5], row[6], row[7]) for row in rows if row[0] == "goods.by_area" and row[5] is not None
    }
    assert areas == {
        (area["area"], one["item"]): (area["allocated"], area["handed_over"], area["remaining"])
        for one in figures["goods"]
        for area in one["allocations"]
    }
    still = [(row[1], row[2], row[6], row[7], row[8]) for row in rows if row[0] == "onward_open"]
    assert still == [
        tuple(one[name] for name in ("to", "item", "quantity", "reported", "open")) for one in figures["onward_open"]
    ]


@DAYS
@given(guests=GUESTS, outs=OUTS, given_out=GIVEN, crowds=CROWDS)
def test_every_output_says_the_same(
    qapp: QApplication,
    guests: list[Guest],
    outs: list[Out],
    given_out: list[tuple[int, int]],
    crowds: list[int],
) -> None:
    desk, event = a_day(guests, outs, given_out, crowds)
    with TemporaryDirectory() as folder:
        compare(desk, event, Path(folder))


def compare(desk: Desk, event: StoredEvent, folder: Path) -> None:
    """Compare every output with what the command line prints, of all days and of the first one."""
    for day in (None, DAY):
        figures = printed_json(desk, event, day)
        assert figures["identities_hold"]
        agrees_with_whatsapp(desk.see(report, event.id, ReportForm.FULL, None, day), figures)
        sheet = PmiSheet(
            report=desk.see(pmi_report, event.id, day),
            event=event,
            head=desk.see(own_letterhead),
            at=desk.database.clock(),
        )
        assert sheet.report.broken_identities() == ()
        make_pdf(sheet, folder / "laporan.pdf", Paper.A4)
        agrees_with_pdf(words_of(folder / "laporan.pdf"), figures)
    figures = printed_json(desk, event, None)
    for kind in ExportKind:
        file = desk.do(export_event, event.id, kind, folder / kind, INDONESIAN).file
        agrees_with_workbook(sheet_of(file), figures, few_together=kind is ExportKind.SUMMARY)
