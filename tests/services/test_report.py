"""The WhatsApp report says the summary's figures, in every form, and never a name or a NIK."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from baktidesk.db.models import handover, person
from baktidesk.db.schema import open_database
from baktidesk.domain.donation import Deferral, DeferralReason
from baktidesk.domain.errors import Refused, RefusedValues
from baktidesk.domain.event import DayLine, StoredEvent
from baktidesk.domain.officer import Role
from baktidesk.domain.person import BloodGroup
from baktidesk.domain.report import ReportForm, ReportHead
from baktidesk.domain.words import number
from baktidesk.services.donors.donations import check_in, defer, donate, pass_donor
from baktidesk.services.events import list_events
from baktidesk.services.practice.files import write_practice
from baktidesk.services.relief.distributions import hand_over
from baktidesk.services.sending.report import keep_report_head, keep_template, report, report_head, template_of
from baktidesk.services.summary import summarise
from tests.stories import DAY, Clock, Desk, a_bag, a_donor, set_up, to_institution

FORMS = pytest.mark.parametrize("form", ReportForm)
HEAD = ReportHead(to="Kepala Kantor", signer="Penandatangan", position="Kepala Seksi")


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Give the practice file with both published events."""
    path = tmp_path_factory.mktemp("practice") / "latihan.db"
    write_practice(str(path))
    database = open_database(str(path))
    yield Desk(database)
    database.close()


@FORMS
def test_no_name_and_no_nik_of_anybody_is_in_it(practice: Desk, form: ReportForm) -> None:
    people = practice.see(lambda session: session.rows(select(person.c.full_name, person.c.nik)))
    receivers = practice.see(lambda session: session.rows(select(handover.c.receiver_name, handover.c.giver_name)))
    names = {name for row in (*people, *receivers) for name in row if name}
    for event in practice.see(list_events):
        text = practice.see(report, event.id, form, HEAD)
        assert [name for name in names if len(name.split()) > 1 and name in text] == []


@FORMS
def test_the_figures_are_those_of_the_summary(practice: Desk, form: ReportForm) -> None:
    for event in practice.see(list_events):
        text, figures = practice.see(report, event.id, form), practice.see(summarise, event.id)
        assert f"Pendaftar: {number(figures.donors.candidates)} orang" in text
        assert f"Berhasil: {number(figures.donors.donated)} kantong" in text
        for goods in figures.goods:
            assert f"{goods.item}: {number(goods.handed_over)} {goods.unit} disalurkan" in text


def test_a_report_has_the_parts_in_the_order_offices_know(practice: Desk) -> None:
    event = next(one for one in practice.see(list_events) if one.items)
    text = practice.see(report, event.id, ReportForm.FULL, HEAD)
    parts = (
        "*Kepada Yth.*",
        "Izin melaporkan",
        "Hari/Tanggal",
        "Waktu",
        "Tempat",
        "*A. ",
        "*B. ",
        "*Kendala*\n_NIHIL_",
        "*TERTANDA*\n*Penandatangan*\nKepala Seksi",
    )
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)
    assert "Selasa, 20 Januari 2026" in text
    assert "20.000 batang" in text


@FORMS
def test_one_day_of_several_is_not_set_beside_the_targets_of_all(desk: Desk, form: ReportForm) -> None:
    days = [DayLine(day=DAY, place="Aula"), DayLine(day=DAY + dt.timedelta(days=1), place="Lapangan")]
    event = set_up(desk, days=days, target_donors=60, target_bags=40)
    desk.do(check_in, event.id, a_donor())
    assert "Pendaftar: 1 orang (target 60)" in desk.see(report, event.id, form)
    of_day = desk.see(report, event.id, form, None, DAY)
    assert "Pendaftar: 1 orang" in of_day and "target" not in of_day


def test_the_only_day_has_the_targets(desk: Desk) -> None:
    event = set_up(desk, target_donors=60)
    desk.do(check_in, event.id, a_donor())
    assert "(target 60)" in desk.see(report, event.id, ReportForm.FULL, None, DAY)


def test_small_counts_of_reasons_are_put_together(desk: Desk, event: StoredEvent) -> None:
    reasons = (*[DeferralReason.LOW_HB] * 6, *[DeferralReason.HIGH_HB] * 5, DeferralReason.AGE)
    for reason in (*reasons, DeferralReason.MEDICATION):
        desk.do(defer, desk.do(check_in, event.id, a_donor()).id, Deferral(deferral_reason=reason))
    text = desk.see(report, event.id, ReportForm.FULL)
    assert "- Hb rendah: 6\n- Lainnya digabung: 7\n" in text
    assert "Usia" not in text and "Hb tinggi" not in text


def test_nobody_is_known_by_a_rare_blood_group(desk: Desk, event: StoredEvent) -> None:
    for group, many in ((BloodGroup.A, 7), (BloodGroup.AB, 1), (BloodGroup.O, 6), (BloodGroup.UNKNOWN, 2)):
        for _ in range(many):
            visit = desk.do(check_in, event.id, a_donor()).id
            desk.do(pass_donor, visit)
            desk.do(donate, visit, a_bag(group=group))
    text = desk.see(report, event.id, ReportForm.FULL)
    assert "_Golongan darah:_\n- A: 7\n- Belum tahu: 2\n- Lainnya digabung: 7\n" in text


def test_a_day_has_its_hours_and_the_update_says_when(desk: Desk, event: StoredEvent) -> None:
    clock = Clock()
    desk.database.clock = clock
    visit = desk.do(check_in, event.id, a_donor())
    clock.pass_minutes(75)
    desk.do(pass_donor, visit.id)
    desk.do(donate, visit.id, a_bag(group=BloodGroup.O))
    assert "Waktu : 08.00 s.d. 09.15 WIB" in desk.see(report, event.id, ReportForm.FULL, day=DAY)
    assert "UPDATE pukul 09.15 WIB" in desk.see(report, event.id, ReportForm.UPDATE, day=DAY)
    assert "Pendaftar" not in desk.see(report, event.id, ReportForm.SHORT, day=DAY + dt.timedelta(days=1))


def test_open_obligations_stand_in_the_full_report(desk: Desk, event: StoredEvent) -> None:
    desk.do(hand_over, event.id, to_institution(event, 40, onward=True))
    assert "- Yayasan Uji: 40 paket Sembako (sejak 20 Jan 2026)" in desk.see(report, event.id, ReportForm.FULL)


def test_an_office_has_its_own_template(desk: Desk, event: StoredEvent) -> None:
    with pytest.raises(RefusedValues, match="is not known"):
        desk.do(keep_template, ReportForm.SHORT, "{event} {nama}")
    with pytest.raises(Refused, match="needs a supervisor"):
        desk.at("A", Role.OFFICER).do(keep_template, ReportForm.SHORT, "{event}")
    desk.do(keep_template, ReportForm.SHORT, "Laporan {event}")
    assert desk.see(report, event.id, ReportForm.SHORT) == "Laporan Donor darah dan sembako"
    desk.do(keep_template, ReportForm.SHORT, "")
    assert "{donors}" in desk.see(template_of, ReportForm.SHORT)


def test_what_the_officer_adds_is_kept(desk: Desk) -> None:
    desk.do(keep_report_head, HEAD)
    assert desk.see(report_head) == HEAD


def test_every_shipped_template_can_be_filled() -> None:
    folder = Path(__file__).parents[2] / "resources" / "documents"
    assert {path.stem.removeprefix("report_") for path in folder.glob("report_*.txt")} == {*ReportForm}
