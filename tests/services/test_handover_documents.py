"""The document of a handover: its words, its gapless numbers, its states, and what is carried over."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from baktidesk.db.start_check import differing_record
from baktidesk.domain.distribution import Condition, GoodsLine
from baktidesk.domain.errors import Refused, RefusedValues
from baktidesk.domain.event import ItemLine, StoredEvent, Unit
from baktidesk.domain.handover_document import (
    DocumentEntry,
    DocumentState,
    HandoverDocument,
    closing,
    copy_words,
    filled,
    number_of,
    object_of,
    opening,
    place_and_date,
    read_code,
    split_witness,
    statement,
)
from baktidesk.domain.letterhead import Letterhead, make_number
from baktidesk.domain.officer import Desk as DeskSetup
from baktidesk.domain.officer import Role
from baktidesk.domain.paper import Document
from baktidesk.services.audit import history, undo
from baktidesk.services.desk import change_desk
from baktidesk.services.language import load_language
from baktidesk.services.letterhead import drop_logo, keep_letterhead, own_letterhead
from baktidesk.services.prints import keep_print, print_setup
from baktidesk.services.relief.distributions import hand_over, list_deliveries, void_delivery
from baktidesk.services.relief.handover_documents import (
    carried_over,
    confirms,
    count_print,
    fill_document,
    load_document,
    load_entry,
    number_document,
    physical_deliveries,
    scans_of,
    sign_document,
)
from baktidesk.services.workbook.book import ExportKind, export_event
from tests.services.test_attachments import a_file, a_png
from tests.stories import Desk, set_up, to_institution

TEMPLATE = "{serial:03}/BAST/{unit}/{month_roman}/{year}"


@pytest.fixture
def numbered(desk: Desk) -> Desk:
    """Give a desk whose work unit numbers its documents."""
    desk.do(change_desk, DeskSetup(work_unit="Kanim Uji", desk="A"))
    desk.do(keep_letterhead, Letterhead(unit="KANIM UJI", number_template=TEMPLATE, unit_code="UJI"))
    return desk


def handed_over(desk: Desk, event: StoredEvent, **changes: Any) -> str:
    given: str = desk.do(hand_over, event.id, to_institution(event, 1, **changes))
    return given


def document_of(desk: Desk, handover_id: str) -> HandoverDocument:
    given: HandoverDocument = desk.see(load_document, handover_id)
    return given


def printed(desk: Desk, handover_id: str) -> HandoverDocument:
    desk.do(count_print, handover_id, document_of(desk, handover_id).fingerprint)
    return document_of(desk, handover_id)


def signed(desk: Desk, handover_id: str, folder: Path) -> HandoverDocument:
    printed(desk, handover_id)
    desk.do(sign_document, handover_id, a_file(folder))
    return document_of(desk, handover_id)


# Words


def test_day_place_occasion_and_basis_are_told_in_words(desk: Desk, event: StoredEvent) -> None:
    one = document_of(desk, handed_over(desk, event, basis="SK Nomor 7."))
    assert opening(one) == (
        "Pada hari ini Selasa tanggal Dua Puluh bulan Januari tahun Dua Ribu Dua Puluh Enam, bertempat di Aula, "
        "dalam rangka kegiatan Donor darah dan sembako, berdasarkan SK Nomor 7, kami yang bertanda tangan di bawah ini:"
    )
    assert place_and_date(one) == "Aula, 20 Januari 2026"
    assert object_of(one) == "PENYERAHAN SEMBAKO\nDALAM RANGKA DONOR DARAH DAN SEMBAKO"


def test_quantities_stand_in_figures_and_words(desk: Desk) -> None:
    event = set_up(
        desk, items=[ItemLine(name="Bibit", contents="genjah", unit=Unit.SEEDLING, received=30_000)], allocations=[]
    )
    one = document_of(desk, desk.do(hand_over, event.id, to_institution(event, 20_000)))
    assert one.goods[0].cells == ("Bibit (genjah)", "20.000", "dua puluh ribu", "batang", "Baik")


def test_what_is_damaged_is_not_called_good(desk: Desk, event: StoredEvent) -> None:
    line = GoodsLine(item_id=event.items[0].id, quantity=3, condition=Condition.DAMAGED)
    whole, damaged = (document_of(desk, handed_over(desk, event, **more)) for more in ({}, {"goods": [line]}))
    assert "dalam keadaan baik dan cukup" in next(closing(whole))
    assert "kolom kondisi" in next(closing(damaged))


def test_the_onward_obligation_is_said_only_where_there_is_one(desk: Desk, event: StoredEvent) -> None:
    without, onward = (document_of(desk, handed_over(desk, event, onward=flag)) for flag in (False, True))
    assert [("disalurkan lebih lanjut" in " ".join(closing(one))) for one in (without, onward)] == [False, True]


def test_a_ceremony_passes_on_nothing_and_names_the_physical_delivery(desk: Desk, event: StoredEvent) -> None:
    real = handed_over(desk, event, document_number="9/BAST")
    shown = handed_over(desk, event, symbolic=True)
    assert "dicatat tersendiri" in next(closing(document_of(desk, shown)))
    desk.do(fill_document, shown, DocumentEntry(delivery_id=real))
    words = " ".join(closing(document_of(desk, shown)))
    assert "pada hari Selasa, 20 Januari 2026 dan dicatat dalam Berita Acara Serah Terima Nomor 9/BAST" in words
    assert "beralih" not in words
    assert "secara simbolis" in statement(document_of(desk, shown))


def test_a_name_keeps_the_degrees_behind_its_commas() -> None:
    assert split_witness("Ahmad, S.H., M.H., Camat Uji") == ("Ahmad, S.H., M.H.", "Camat Uji")
    assert split_witness("Ahmad") == ("Ahmad", "")


def test_what_is_not_told_is_left_open_for_the_pen(desk: Desk, event: StoredEvent) -> None:
    one = document_of(desk, handed_over(desk, event))
    assert number_of(one) == "NOMOR: ............"
    assert set(dict(one.giver.rows)["NIP"]) == {"."}


def test_the_preview_says_what_saving_will_say(desk: Desk, event: StoredEvent) -> None:
    shown = handed_over(desk, event)
    entry = DocumentEntry(place="Serang", basis="SK", giver_identity="1", receiver_address="Jl.", first_witness="A, B")
    preview = filled(document_of(desk, shown), entry, None)
    desk.do(fill_document, shown, entry)
    assert preview == document_of(desk, shown)


# Numbers


def test_numbers_go_on_without_a_gap_also_after_a_void(numbered: Desk, event: StoredEvent) -> None:
    first, second, third = (handed_over(numbered, event) for _ in range(3))
    assert numbered.do(number_document, first) == "001/BAST/UJI/I/2026"
    assert numbered.do(number_document, third) == "002/BAST/UJI/I/2026"
    numbered.do(void_delivery, "handover", third, "salah")
    assert numbered.do(number_document, second) == "003/BAST/UJI/I/2026"
    assert numbered.do(number_document, first) == "001/BAST/UJI/I/2026"
    assert document_of(numbered, second).serial == 3


def test_a_number_once_given_is_not_undone(numbered: Desk, event: StoredEvent) -> None:
    deed = numbered.deed(number_document, handed_over(numbered, event)).deed
    with pytest.raises(Refused, match="nothing to undo"):
        numbered.do(undo, deed)


def test_a_refused_number_leaves_no_gap(numbered: Desk, event: StoredEvent) -> None:
    handed_over(numbered, event, document_number="001/BAST/UJI/I/2026")
    other = handed_over(numbered, event)
    with pytest.raises(Refused, match="stands on the document for Yayasan Uji already"):
        numbered.do(number_document, other)
    assert document_of(numbered, other).serial is None


def test_without_a_template_the_secretariat_gives_the_number(desk: Desk, event: StoredEvent) -> None:
    with pytest.raises(Refused, match="no template"):
        desk.do(number_document, handed_over(desk, event))


@pytest.mark.parametrize(
    "template", ["BAST", "{serial", "{serial}{nama}", "{serial!r}", "{serial:>9999}", "{}", "{unit:3}"]
)
def test_a_template_that_would_not_do_is_refused(numbered: Desk, template: str) -> None:
    with pytest.raises(RefusedValues) as refusal:
        numbered.do(keep_letterhead, Letterhead(unit="U", number_template=template))
    assert set(refusal.value.problems) == {"number_template"}
    assert str(refusal.value)


def test_a_template_may_name_everything_it_knows() -> None:
    template = "{serial}-{serial:04}/{unit}/{event}/{day}.{month}/{month_roman}/{year}"
    assert make_number(template, 7, "UJI", "HB", dt.date(2026, 9, 3)) == "7-0007/UJI/HB/03.09/IX/2026"


# States


def test_a_document_is_a_draft_then_printed_then_signed(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    shown = handed_over(desk, event)
    assert document_of(desk, shown).state is DocumentState.DRAFT
    assert printed(desk, shown).state is DocumentState.PRINTED
    assert signed(desk, shown, tmp_path).state is DocumentState.SIGNED
    assert [one.media_type for one in desk.see(scans_of, shown)] == ["application/pdf"]
    assert [line.action for line in desk.see(history, shown)] == ["create", "count", "count", "move"]


def test_each_print_counts_and_the_second_is_a_copy(desk: Desk, event: StoredEvent) -> None:
    shown = handed_over(desk, event)
    said = [copy_words(document_of(desk, shown)), copy_words(printed(desk, shown)), copy_words(printed(desk, shown))]
    assert said == ["", "SALINAN KE-2", "SALINAN KE-3"]


def test_a_changed_document_is_a_draft_again_and_its_print_replaces_the_old(desk: Desk, event: StoredEvent) -> None:
    shown = handed_over(desk, event)
    before = printed(desk, shown)
    changed = desk.deed(fill_document, shown, DocumentEntry(basis="SK"))
    now = document_of(desk, shown)
    assert now.outdated
    assert now.fingerprint != before.fingerprint
    assert copy_words(now) == "CETAKAN KE-2, MENGGANTIKAN CETAKAN SEBELUMNYA"
    desk.do(undo, changed.deed)
    assert document_of(desk, shown) == before


def test_a_number_that_comes_later_leaves_the_paper_as_it_is(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    shown = handed_over(desk, event)
    before = signed(desk, shown, tmp_path)
    desk.do(fill_document, shown, DocumentEntry(document_number="17/BAST"))
    after = document_of(desk, shown)
    assert (after.number, after.state, after.fingerprint) == ("17/BAST", DocumentState.SIGNED, before.fingerprint)
    with pytest.raises(Refused, match="is signed"):
        desk.do(fill_document, shown, DocumentEntry(document_number="18/BAST"))


def test_a_signed_document_keeps_its_content(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    shown = handed_over(desk, event)
    signed(desk, shown, tmp_path)
    with pytest.raises(Refused, match="is signed") as refusal:
        desk.do(fill_document, shown, DocumentEntry(basis="SK"))
    assert refusal.value.field == "basis"
    assert printed(desk, shown).state is DocumentState.SIGNED


def test_nothing_is_signed_that_was_not_printed_as_it_is(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    shown = handed_over(desk, event)
    with pytest.raises(Refused, match="print the document before"):
        desk.do(sign_document, shown, a_file(tmp_path))
    printed(desk, shown)
    desk.do(fill_document, shown, DocumentEntry(basis="SK"))
    with pytest.raises(Refused, match="changed since it was printed"):
        desk.do(sign_document, shown, a_file(tmp_path))
    assert desk.see(scans_of, shown) == []


def test_a_paper_overtaken_by_a_change_counts_but_stays_out_of_date(desk: Desk, event: StoredEvent) -> None:
    shown = handed_over(desk, event)
    old = document_of(desk, shown).fingerprint
    desk.do(fill_document, shown, DocumentEntry(basis="SK"))
    assert desk.do(count_print, shown, old) == 1
    assert document_of(desk, shown).outdated


def test_a_voided_handover_is_neither_filled_nor_printed_nor_signed(
    desk: Desk, event: StoredEvent, tmp_path: Path
) -> None:
    shown = handed_over(desk, event)
    printed(desk, shown)
    desk.do(void_delivery, "handover", shown, "salah")
    deeds = ((fill_document, DocumentEntry()), (count_print, ""), (sign_document, a_file(tmp_path)))
    for deed, given in deeds:
        with pytest.raises(Refused, match="has been voided"):
            desk.do(deed, shown, given)
    assert document_of(desk, shown).voided


def test_signing_is_undone_as_a_whole(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    shown = handed_over(desk, event)
    printed(desk, shown)
    desk.do(undo, desk.deed(sign_document, shown, a_file(tmp_path)).deed)
    assert document_of(desk, shown).state is DocumentState.PRINTED
    assert desk.see(scans_of, shown) == []


# What belongs together


def test_what_was_typed_once_is_carried_over_to_the_next(desk: Desk, event: StoredEvent) -> None:
    first = handed_over(desk, event, giver_name="Rina", institution="Panti Asih")
    entry = DocumentEntry(basis="SK", giver_identity="198001", giver_address="Jl. A", receiver_address="Jl. B")
    desk.do(fill_document, first, entry)
    same, other = (
        desk.see(load_entry, handed_over(desk, event, giver_name=giver, institution=taker))
        for giver, taker in (("RINA", "Panti  asih"), ("Dewi", "Masjid Uji"))
    )
    assert (same.basis, same.giver_identity, same.giver_address, same.receiver_address) == (
        "SK",
        "198001",
        "Jl. A",
        "Jl. B",
    )
    assert (other.basis, other.giver_identity, other.receiver_address) == ("SK", "", "")
    told = to_institution(event, 1, giver_name="Rina", basis="Lain", giver_identity="2")
    assert set(desk.see(carried_over, event.id, told)) == {"giver_address"}


def test_only_a_ceremony_points_to_a_real_delivery(desk: Desk, event: StoredEvent) -> None:
    real, other = handed_over(desk, event), handed_over(desk, event)
    shown = handed_over(desk, event, symbolic=True, delivery_id=real)
    assert [one.id for one in desk.see(physical_deliveries, event.id)] == [other, real]
    assert [one.delivery_to for one in desk.see(list_deliveries, event.id)] == ["Yayasan Uji", "", ""]
    for wrong, target in ((other, real), (shown, shown)):
        with pytest.raises(Refused, match="Only a symbolic handover") as refusal:
            desk.do(fill_document, wrong, DocumentEntry(delivery_id=target))
        assert refusal.value.field == "delivery_id"


def test_a_number_is_given_to_one_document_of_the_event(desk: Desk, event: StoredEvent) -> None:
    handed_over(desk, event, document_number="7/BAST", institution="Panti Asih")
    with pytest.raises(Refused, match="Panti Asih already") as refusal:
        desk.do(fill_document, handed_over(desk, event), DocumentEntry(document_number="7/BAST"))
    assert refusal.value.field == "document_number"


def test_a_scanned_code_tells_whether_the_paper_agrees_with_the_record(desk: Desk, event: StoredEvent) -> None:
    shown = handed_over(desk, event)
    code = document_of(desk, shown).code
    assert desk.see(confirms, code) is True
    desk.do(fill_document, shown, DocumentEntry(document_number="7/BAST"))
    assert desk.see(confirms, f" {code.lower()}\n") is True
    desk.do(fill_document, shown, DocumentEntry(document_number="7/BAST", place="Lain"))
    assert desk.see(confirms, code) is False
    assert [desk.see(confirms, text) for text in ("", "BK123", code[:-1], code.replace("BAST", "PAST"))] == [None] * 4
    assert read_code(code) == (shown, read_code(code)[1])  # type: ignore[index]
    assert not any(name in code for name in ("PENERIMA", "PEMBERI", "YAYASAN"))


# The letterhead


def test_a_work_unit_has_one_letterhead_and_another_unit_its_own(numbered: Desk) -> None:
    assert numbered.see(own_letterhead).record.unit == "KANIM UJI"
    numbered.do(change_desk, DeskSetup(work_unit="Lapas Uji", desk="A"))
    fresh = numbered.see(own_letterhead)
    assert (fresh.kept, fresh.record.unit, fresh.record.number_template) == (False, "LAPAS UJI", "")
    numbered.do(change_desk, DeskSetup(work_unit="kanim  UJI", desk="A"))
    assert numbered.see(own_letterhead).record.unit_code == "UJI"


def test_a_logo_is_kept_replaced_and_dropped(numbered: Desk, tmp_path: Path) -> None:
    record = numbered.see(own_letterhead).record
    kept = numbered.do(keep_letterhead, record, a_file(tmp_path, a_png(), "logo.png"))
    assert kept.logo.startswith(b"\x89PNG")
    assert numbered.do(keep_letterhead, record).logo == kept.logo
    with pytest.raises(Refused, match="PNG or JPG picture"):
        numbered.do(keep_letterhead, record, a_file(tmp_path))
    assert numbered.see(own_letterhead).logo == kept.logo
    numbered.do(drop_logo)
    assert numbered.see(own_letterhead).logo == b""


def test_only_a_supervisor_changes_the_letterhead(numbered: Desk) -> None:
    with pytest.raises(Refused, match="supervisor"):
        numbered.at("B", Role.OFFICER).do(keep_letterhead, Letterhead(unit="LAIN"))


# The workbook


def test_the_workbook_tells_the_document_with_names_and_without(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    real = handed_over(desk, event)
    shown = handed_over(
        desk, event, symbolic=True, delivery_id=real, basis="SK 7", giver_identity="198001012005012001",
        giver_address="Jl. A", receiver_address="Jl. B", first_witness="Ahmad, Camat", second_witness="Dewi, Lurah",
    )  # fmt: skip
    told = ("basis", "giver_identity", "giver_address", "receiver_address", "first_witness", "second_witness")
    rows = {kind: handovers_in(desk, event, tmp_path, kind) for kind in ExportKind}
    line = next(row for row in rows[ExportKind.DETAIL] if row["handover_id"] == shown)
    assert [line[name] for name in told if name != "giver_identity"] == [
        "SK 7",
        "Jl. A",
        "Jl. B",
        "Ahmad, Camat",
        "Dewi, Lurah",
    ]
    assert line["giver_identity"].startswith("1980*****")
    assert line["delivery_id"] == real
    assert all(name not in row for row in rows[ExportKind.SUMMARY] for name in told)


def handovers_in(desk: Desk, event: StoredEvent, folder: Path, kind: ExportKind) -> list[dict[str, Any]]:
    """Export the event and give the lines of its handovers."""
    exported = desk.do(export_event, event.id, kind, folder, load_language("id"))
    names, _labels, *rows = CalamineWorkbook.from_path(str(exported.file)).get_sheet_by_name("Serah Terima").to_python()
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_a_printed_and_signed_document_opens_again_at_the_next_start(
    desk: Desk, event: StoredEvent, tmp_path: Path
) -> None:
    made = handed_over(desk, event)
    setup = desk.see(print_setup, Document.HANDOVER_RECORD)
    desk.do(keep_print, Document.HANDOVER_RECORD, made, setup)
    signed(desk, made, tmp_path)
    with desk.database.engine.connect() as connection:
        assert differing_record(connection) is None
