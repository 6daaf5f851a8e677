"""A handover's document laid out and written as PDF, against the same words set by Qt's own text document."""

import os
from pathlib import Path

from _rounds import arguments, bench_folder, in_turns, report_times, seconds

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main() -> None:
    """Write both in turns."""
    from PySide6.QtWidgets import QApplication

    from baktidesk.ui.theme import apply_theme

    given = arguments(__doc__ or "", size=12, rounds=15, what="lines of goods")
    app = QApplication([])
    apply_theme(app, "light")
    sheet, html = make_sheet(given.size), plain_html(given.size)
    with bench_folder() as folder:
        ours, floor = in_turns([lambda: write(sheet, folder), lambda: write(html, folder)], given.rounds)
    report_times(f"BAST as PDF, {given.size:,} lines", ours, floor, "<= 300 ms")


def write(document: object, folder: Path) -> float:
    """Write a document as PDF; give the seconds."""
    from baktidesk.domain.paper import Paper
    from baktidesk.ui.papers.printing import make_pdf

    return seconds(lambda: make_pdf(document, folder / "bast.pdf", Paper.A4))  # type: ignore[arg-type]


def make_sheet(lines: int) -> object:
    """Give a document with everything that one may have."""
    import datetime as dt

    from baktidesk.domain import handover_document as said
    from baktidesk.domain.distribution import Condition
    from baktidesk.domain.letterhead import Letterhead, StoredLetterhead
    from baktidesk.ui.papers.handover_sheet import HandoverSheet

    def party(label: str, called: str) -> said.Party:
        told = {"name": "Nama Uji, S.H.", "identity": "198001012005012001", "position": "Kepala Seksi Uji"}
        return said.Party(address="Jalan Uji Nomor 1, Kota Uji", identity_label=label, called=called, **told)

    goods = tuple(
        said.Goods(item=f"Barang uji nomor {n}", quantity=n * 1001, unit="paket", condition=Condition.GOOD)
        for n in range(1, lines + 1)
    )
    document = said.HandoverDocument(
        id="0190a000-0000-7000-8000-000000000001", event="Hari Bhakti", event_code="HB", day=dt.date(2026, 1, 20),
        place="Aula Uji", usual_place="Aula Uji", number="001/BAST/UJI/I/2026", serial=1, basis="Surat Nomor 1",
        institution="Yayasan Uji", giver=party("NIP", said.FIRST_PARTY), receiver=party("NIK/NIP", said.SECOND_PARTY),
        goods=goods, onward=True, symbolic=False, delivery=None, witnesses=("Saksi Satu, Camat", "Saksi Dua, Lurah"),
        state=said.DocumentState.DRAFT, printed=0, voided=False,
    )  # fmt: skip
    head = Letterhead(unit="KANTOR UJI", directorate="DIREKTORAT UJI", address="Jalan Uji Nomor 1")
    return HandoverSheet(document=document, head=StoredLetterhead(record=head, work_unit="Kantor Uji"))


def plain_html(lines: int) -> str:
    """Give as many words in one plain table."""
    row = "<tr><td>1.</td><td>Barang uji</td><td>1.001</td><td>seribu satu</td><td>paket</td><td>Baik</td></tr>"
    words = "<p>" + "Berita acara serah terima barang kepada pihak kedua. " * 5 + "</p>"
    return f"<h1>BERITA ACARA SERAH TERIMA</h1>{words * 5}<table border=1>{row * lines}</table>{words * 2}"


main()
