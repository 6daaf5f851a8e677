"""Press figures are frozen with a number and an hour; what differs later is told with old and new, never edited."""

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from baktidesk.db.models import person, press_figures
from baktidesk.db.schema import open_database
from baktidesk.domain.closing import Gate, Reopening
from baktidesk.domain.donation import Deferral, DeferralReason
from baktidesk.domain.errors import Refused, RefusedValues
from baktidesk.domain.event import DayLine, StoredEvent
from baktidesk.domain.officer import Role
from baktidesk.domain.press import Erratum, PressFigure, PressLine, changes, grew
from baktidesk.domain.words import number
from baktidesk.services.audit import undo
from baktidesk.services.closed_days import live_closing
from baktidesk.services.closing import close_day, reopen_day
from baktidesk.services.donors.donations import check_in, defer, donate, pass_donor, void_visit
from baktidesk.services.events import list_events
from baktidesk.services.practice.files import write_practice
from baktidesk.services.relief.giving import distribute
from baktidesk.services.sending.press import correct, freeze, keep_template, list_releases, standing, template_of
from baktidesk.services.summary import summarise
from tests.stories import DAY, Clock, Desk, a_bag, a_donor, set_up, to_person

WHY = Erratum(reason="Satu kantong tercatat dua kali")


@pytest.fixture
def clock(desk: Desk) -> Clock:
    """Give the clock of the data."""
    desk.database.clock = clock = Clock()
    return clock


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Give the practice file with both published events."""
    path = str(tmp_path_factory.mktemp("practice") / "latihan.db")
    write_practice(path)
    database = open_database(path)
    yield Desk(database)
    database.close()


def a_bag_more(desk: Desk, event: StoredEvent) -> str:
    """Let somebody give a bag; give the visit's id."""
    visit = desk.do(check_in, event.id, a_donor())
    desk.do(pass_donor, visit.id)
    desk.do(donate, visit.id, a_bag())
    return str(visit.id)


def close(desk: Desk, event: StoredEvent, day: dt.date = DAY) -> None:
    desk.do(close_day, event.id, day, "Cerita uji", frozenset(Gate))


def test_a_release_has_its_number_its_hour_and_says_that_it_is_provisional(
    desk: Desk, event: StoredEvent, clock: Clock
) -> None:
    a_bag_more(desk, event)
    desk.do(distribute, event.id, to_person(event, 3))
    clock.pass_minutes(95)
    release = desk.do(freeze, event.id, DAY)
    assert (release.number, release.final, release.corrects) == (1, False, 0)
    assert release.text.splitlines() == [
        "*RILIS 1*",
        "*Donor darah dan sembako*",
        "Selasa, 20 Januari 2026",
        "Aula",
        "",
        "*Angka sementara* per Selasa, 20 Januari 2026, pukul 09.35 WIB",
        "",
        "Pendaftar: 1 orang",
        "Kantong darah: 1 kantong",
        "Ditolak: 0 orang",
        "_Kantong per satuan kerja:_",
        "- Lapas Uji: 1",
        "",
        "Sembako disalurkan: 3 paket",
        "Sembako tersisa: 97 paket",
    ]


def test_figures_of_a_closed_day_are_final(desk: Desk, event: StoredEvent) -> None:
    a_bag_more(desk, event)
    first = desk.do(freeze, event.id, DAY)
    with pytest.raises(Refused, match="Nothing has changed since release 1"):
        desk.do(freeze, event.id, DAY)
    close(desk, event)
    final = desk.do(freeze, event.id, DAY)
    assert (first.final, final.final, final.number) == (False, True, 2)
    assert "*Angka final*" in final.text


def test_the_whole_event_is_final_when_every_day_is_closed(desk: Desk) -> None:
    days = [DAY, DAY + dt.timedelta(days=1)]
    event = set_up(desk, days=[DayLine(day=day, place="Aula") for day in days])
    desk.database.clock = Clock(dt.datetime(2026, 1, 21, 1, 0, tzinfo=dt.UTC))
    close(desk, event, days[0])
    assert not desk.see(standing, event.id).final
    close(desk, event, days[1])
    assert desk.see(standing, event.id).final


def test_a_day_that_goes_on_gets_a_new_release_that_tells_old_and_new(
    desk: Desk, event: StoredEvent, clock: Clock
) -> None:
    a_bag_more(desk, event)
    desk.do(freeze, event.id, DAY)
    clock.pass_minutes(60)
    a_bag_more(desk, event)
    text = desk.do(freeze, event.id, DAY).text
    assert text.startswith("*RILIS 2*\n")
    assert "*Perubahan sejak Rilis 1 (pukul 08.00 WIB):*" in text
    assert "- Kantong darah: semula 1, menjadi 2 kantong" in text
    assert "Alasan" not in text


def test_what_was_wrong_is_corrected_by_an_erratum_alone(desk: Desk, event: StoredEvent, clock: Clock) -> None:
    visit = a_bag_more(desk, event)
    a_bag_more(desk, event)
    first = desk.do(freeze, event.id, DAY)
    desk.do(void_visit, visit, "tercatat dua kali")
    stands = desk.see(standing, event.id, DAY)
    assert [(one.figure.value, one.old, one.new) for one in stands.changes] == [
        ("candidates", 2, 1),
        ("donated", 2, 1),
        ("unit_bags", 2, 1),
    ]
    with pytest.raises(Refused, match="Release 1 has become wrong"):
        desk.do(freeze, event.id, DAY)
    clock.pass_minutes(10)
    erratum = desk.do(correct, event.id, DAY, WHY)
    assert (erratum.number, erratum.corrects, erratum.reason) == (2, 1, WHY.reason)
    assert erratum.text.startswith("*RALAT – RILIS 2, meralat Rilis 1*\n")
    for line in (
        "*Ralat atas Rilis 1 (pukul 08.00 WIB):*",
        "- Kantong darah: semula 2, menjadi 1 kantong",
        "Alasan ralat: Satu kantong tercatat dua kali",
    ):
        assert line in erratum.text
    assert desk.see(list_releases, event.id, DAY) == [erratum, first]


def test_an_erratum_needs_a_difference_and_a_reason(desk: Desk, event: StoredEvent) -> None:
    with pytest.raises(Refused, match="nothing to correct"):
        desk.do(correct, event.id, DAY, WHY)
    desk.do(freeze, event.id, DAY)
    with pytest.raises(Refused, match="nothing to correct"):
        desk.do(correct, event.id, DAY, WHY)
    a_bag_more(desk, event)
    with pytest.raises(RefusedValues) as refused:
        desk.do(correct, event.id, DAY, Erratum(reason=" "))
    assert refused.value.field == "reason"


def test_a_final_figure_that_changes_is_always_an_erratum(desk: Desk, event: StoredEvent) -> None:
    close(desk, event)
    desk.do(freeze, event.id, DAY)
    desk.do(reopen_day, desk.see(live_closing, event.id, DAY).id, Reopening(reason="Tertinggal satu"))
    a_bag_more(desk, event)
    with pytest.raises(Refused, match="Release 1 has become wrong"):
        desk.do(freeze, event.id, DAY)
    assert "*Angka sementara*" in desk.do(correct, event.id, DAY, WHY).text


def test_days_and_the_whole_event_share_the_numbers_but_not_the_comparison(desk: Desk, event: StoredEvent) -> None:
    a_bag_more(desk, event)
    assert [desk.do(freeze, event.id, day).number for day in (DAY, None)] == [1, 2]
    a_bag_more(desk, event)
    desk.do(freeze, event.id, None)
    assert [one.number for one in desk.see(list_releases, event.id, every=True)] == [3, 2, 1]
    assert desk.see(standing, event.id, DAY).last.number == 1
    assert desk.see(standing, event.id, DAY).changes


def test_a_release_is_taken_back_by_nobody_and_stays_as_it_was_told(desk: Desk, event: StoredEvent) -> None:
    a_bag_more(desk, event)
    outcome = desk.deed(freeze, event.id, DAY)
    with pytest.raises(Refused, match="nothing to undo"):
        desk.do(undo, outcome.deed)
    desk.do(keep_template, "{title}")
    a_bag_more(desk, event)
    assert desk.see(list_releases, event.id, DAY) == [outcome.value]
    assert desk.see(lambda s: s.value(select(press_figures.c.voided_at))) is None


def test_an_office_has_its_own_template(desk: Desk, event: StoredEvent) -> None:
    with pytest.raises(RefusedValues, match="is not known"):
        desk.do(keep_template, "{title} {nama}")
    with pytest.raises(Refused, match="needs a supervisor"):
        desk.at("A", Role.OFFICER).do(keep_template, "{title}")
    desk.do(keep_template, "{title}, {state}")
    assert desk.do(freeze, event.id).text == "RILIS 1, Angka sementara"
    desk.do(keep_template, "")
    assert "{donors}" in desk.see(template_of)


def test_no_name_and_no_nik_stands_in_any_text(practice: Desk) -> None:
    def names(session: object) -> list[str]:
        rows = session.rows(select(person.c.full_name, person.c.nik))  # type: ignore[attr-defined]
        return [value for row in rows for value in (row.full_name, row.nik) if value and len(value.split()[0]) > 1]

    everybody = practice.see(names)
    texts = [
        practice.see(standing, event.id, day).preview for event in practice.see(list_events) for day in (None, DAY)
    ]
    texts += [practice.do(freeze, event.id).text for event in practice.see(list_events)]
    assert len(everybody) > 100
    assert [name for name in everybody for text in texts if name in text and len(name.split()) > 1] == []
    assert not any(re.search(r"\d{9}", text) for text in texts)


def test_the_figures_are_those_of_the_summary_and_add_up(practice: Desk) -> None:
    for event in practice.see(list_events):
        text, figures = practice.see(standing, event.id).preview, practice.see(summarise, event.id)
        donors = figures.donors
        if donors.candidates:
            assert f"Pendaftar: {number(donors.candidates)} orang" in text
            assert f"Kantong darah: {number(donors.donated)} kantong" in text
        for goods in figures.goods:
            assert f"{goods.item} disalurkan: {number(goods.with_recipients)} {goods.unit}" in text


def test_somebody_deferred_shows_as_a_figure_without_a_reason(desk: Desk, event: StoredEvent) -> None:
    visit = desk.do(check_in, event.id, a_donor())
    desk.do(defer, visit.id, Deferral(deferral_reason=DeferralReason.LOW_HB))
    text = desk.do(freeze, event.id, DAY).text
    assert "Ditolak: 1 orang" in text
    assert "Hb" not in text


def lines(counts: dict[PressFigure, int]) -> list[PressLine]:
    return [PressLine(figure=figure, n=n, unit="orang") for figure, n in counts.items()]


COUNTS = st.dictionaries(st.sampled_from(PressFigure), st.integers(0, 50))


@given(old=COUNTS, new=COUNTS)
def test_every_difference_is_told_once_and_nothing_else(
    old: dict[PressFigure, int], new: dict[PressFigure, int]
) -> None:
    told = {one.figure: (one.old, one.new) for one in changes(lines(old), lines(new))}
    expected = {one: (old.get(one, 0), new.get(one, 0)) for one in PressFigure if old.get(one, 0) != new.get(one, 0)}
    assert told == expected
    falling = {PressFigure.WAITING, PressFigure.REMAINING}
    assert grew(changes(lines(old), lines(new))) == all(b > a for one, (a, b) in told.items() if one not in falling)


def test_a_practice_file_says_so_in_every_text(practice: Desk) -> None:
    texts = [practice.see(standing, event.id).preview for event in practice.see(list_events)]
    assert all(text.startswith("*LATIHAN – RILIS ") for text in texts)
