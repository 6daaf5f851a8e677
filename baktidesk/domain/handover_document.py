"""The document of a handover (Berita Acara Serah Terima): its parts in order and its words, always in Indonesian."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from baktidesk.domain import distribution as parts
from baktidesk.domain.distribution import Condition
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.labels import Labelled
from baktidesk.domain.words import amount_in_words, date_in_words, long_date, month_name, number

TITLE: Final = "BERITA ACARA SERAH TERIMA"
TABLE_HEAD: Final = ("No.", "Nama barang", "Jumlah", "Terbilang", "Satuan", "Kondisi")
FIRST_PARTY: Final = "PIHAK PERTAMA"
SECOND_PARTY: Final = "PIHAK KEDUA"
WITNESSES: Final = "Mengetahui/Saksi,"
DOTS: Final = "." * 12
"""What is left open, to be filled in by hand."""
_LONG_DOTS: Final = "." * 40
_CONDITIONS: Final = {Condition.GOOD: "Baik", Condition.DAMAGED: "Rusak"}
_MOST_IN_OBJECT: Final = 2


class DocumentState(Labelled):
    """Where the document of a handover stands; a draft that was printed before has been changed since."""

    DRAFT = "draft", QT_TRANSLATE_NOOP("Choice", "Draft"), "muted"
    PRINTED = "printed", QT_TRANSLATE_NOOP("Choice", "Printed"), "accent"
    SIGNED = "signed", QT_TRANSLATE_NOOP("Choice", "Signed"), "good"


@dataclass(kw_only=True)
class DocumentEntry:
    """What the document says beyond what the desk asks for."""

    document_number: parts.DocumentNumber = ""
    place: parts.Place = ""
    basis: parts.Basis = ""
    delivery_id: parts.PhysicalDelivery = ""
    giver_position: parts.GiverPosition = ""
    giver_identity: parts.GiverIdentity = ""
    giver_address: parts.GiverAddress = ""
    receiver_identity: parts.ReceiverIdentity = ""
    receiver_address: parts.ReceiverAddress = ""
    first_witness: parts.FirstWitness = ""
    second_witness: parts.SecondWitness = ""


@dataclass(frozen=True, kw_only=True)
class Goods:
    """One line of the table; `quantity` in `unit`, `contents` of a package as typed."""

    item: str
    quantity: int
    unit: str
    condition: Condition
    contents: str = ""

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """Give the line as it stands in the table, behind its number."""
        condition = _CONDITIONS[self.condition]
        item = f"{self.item} ({self.contents})" if self.contents else self.item
        return item, number(self.quantity), amount_in_words(self.quantity), self.unit, condition


@dataclass(frozen=True, kw_only=True)
class Party:
    """One side of the handover: who, with which NIP or NIK, in which position, where; "" = not told."""

    name: str
    identity: str
    position: str
    address: str
    identity_label: str
    called: str

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """Give label and value of each line; what is not told is left open for the pen."""
        told = (self.name, self.identity, self.position, self.address)
        labels = ("Nama", self.identity_label, "Jabatan", "Alamat")
        return tuple((label, value or _LONG_DOTS) for label, value in zip(labels, told, strict=True))


@dataclass(frozen=True, kw_only=True)
class PhysicalDelivery:
    """The delivery of goods that a ceremony stands for."""

    day: dt.date
    document_number: str


@dataclass(frozen=True, kw_only=True)
class HandoverDocument:
    """A handover with everything that its document says; `printed` counts the prints, `day` is the event's local day.

    `serial` is the number within the event where the program numbers, else None; `usual_place` is where the event was
    held on that day, for a handover that names no place of its own.
    """

    id: str
    event: str
    event_code: str
    day: dt.date
    place: str
    usual_place: str
    number: str
    serial: int | None
    basis: str
    institution: str
    giver: Party
    receiver: Party
    goods: tuple[Goods, ...]
    onward: bool
    symbolic: bool
    delivery: PhysicalDelivery | None
    witnesses: tuple[str, ...]
    state: DocumentState
    printed: int
    voided: bool

    @property
    def outdated(self) -> bool:
        """Tell whether it was printed, and its content changed since."""
        return self.state is DocumentState.DRAFT and self.printed > 0

    @property
    def fingerprint(self) -> str:
        """SHA-256 in hexadecimal over what the document says; a number that is given later does not change it."""
        told: list[object] = [self.id, self.event_code, self.day.isoformat(), self.place, self.basis, self.institution]
        for party in (self.giver, self.receiver):
            told += [party.name, party.identity, party.position, party.address]
        told += [[*line.cells] for line in self.goods]
        told += [self.onward, self.symbolic, *self.witnesses]
        told += [self.delivery.day.isoformat() if self.delivery else ""]
        plain = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(plain.encode()).hexdigest()

    @property
    def code(self) -> str:
        """Give what the QR code says: which record this is, and the fingerprint of what was printed."""
        return f"BAST:{self.id.replace('-', '')}:{self.fingerprint}".upper()


def filled(document: HandoverDocument, entry: DocumentEntry, delivery: PhysicalDelivery | None) -> HandoverDocument:
    """Give the document as it will be with what stands in the form, `delivery` being the one chosen there."""
    giver = {"identity": entry.giver_identity, "position": entry.giver_position, "address": entry.giver_address}
    receiver = {"identity": entry.receiver_identity, "address": entry.receiver_address}
    return replace(
        document,
        number=entry.document_number,
        place=entry.place or document.usual_place,
        basis=entry.basis,
        delivery=delivery,
        giver=replace(document.giver, **giver),
        receiver=replace(document.receiver, **receiver),
        witnesses=tuple(one for one in (entry.first_witness, entry.second_witness) if one),
    )


def read_code(text: str) -> tuple[str, str] | None:
    """Give the record's id and the fingerprint from a scanned code of a document, or None for anything else."""
    head, _, rest = text.strip().lower().partition(":")
    record, _, fingerprint = rest.partition(":")
    if head != "bast" or len(record) != 32 or len(fingerprint) != 64 or not (record + fingerprint).isalnum():
        return None
    cuts = (0, 8, 12, 16, 20, 32)
    return "-".join(record[a:b] for a, b in zip(cuts, cuts[1:], strict=False)), fingerprint


def object_of(document: HandoverDocument) -> str:
    """Give the line below the title: what is handed over, and on which occasion."""
    names = list(dict.fromkeys(line.item for line in document.goods))
    what = " DAN ".join(names) if len(names) <= _MOST_IN_OBJECT else "BARANG BANTUAN"
    kind = "PENYERAHAN SIMBOLIS" if document.symbolic else "PENYERAHAN"
    return f"{kind} {what.upper()}\nDALAM RANGKA {document.event.upper()}"


def number_of(document: HandoverDocument) -> str:
    """Give the line with the number, dots where the secretariat has not given it yet."""
    return f"NOMOR: {document.number or DOTS}"


def opening(document: HandoverDocument) -> str:
    """Give the sentence with day, place, occasion and basis."""
    told = [f"Pada hari ini {date_in_words(document.day)}", f"bertempat di {document.place or _LONG_DOTS}"]
    told.append(f"dalam rangka kegiatan {document.event}")
    if document.basis:
        told.append(f"berdasarkan {document.basis.rstrip('.')}")
    return f"{', '.join(told)}, kami yang bertanda tangan di bawah ini:"


def called(party: Party) -> str:
    """Give the sentence that names a party's side."""
    return f"Selanjutnya disebut {party.called}."


def statement(document: HandoverDocument) -> str:
    """Give the sentence before the table."""
    manner = " secara simbolis" if document.symbolic else ""
    return (
        f"Dengan ini {FIRST_PARTY} menyerahkan{manner} kepada {SECOND_PARTY}, dan {SECOND_PARTY} menerima{manner} dari "
        f"{FIRST_PARTY}, barang dengan rincian sebagai berikut:"
    )


def closing(document: HandoverDocument) -> Iterator[str]:
    """Give the paragraphs after the table, but the last one."""
    if document.symbolic:
        yield _symbolic(document.delivery)
    else:
        yield _received(document)
        yield (
            f"Sejak Berita Acara Serah Terima ini ditandatangani oleh kedua belah pihak, tanggung jawab atas barang "
            f"tersebut beralih dari {FIRST_PARTY} kepada {SECOND_PARTY}."
        )
    if document.onward:
        yield (
            f"Barang tersebut diserahkan untuk disalurkan lebih lanjut. {SECOND_PARTY} wajib menyalurkannya dan "
            f"melaporkan penyalurannya secara tertulis kepada {FIRST_PARTY}."
        )


def last_sentence() -> str:
    """Give the paragraph above the signatures."""
    return (
        "Demikian Berita Acara Serah Terima ini dibuat dengan sebenarnya dalam rangkap 2 (dua) untuk dipergunakan "
        "sebagaimana mestinya."
    )


def place_and_date(document: HandoverDocument) -> str:
    """Give place and date above the signatures."""
    place = document.place or DOTS
    return f"{place}, {document.day.day} {month_name(document.day.month)} {document.day.year}"


def split_witness(witness: str) -> tuple[str, str]:
    """Part "name, position" at its last comma, because a name may have degrees behind commas of its own."""
    name, comma, position = witness.rpartition(",")
    return (name.strip(), position.strip()) if comma else (witness, "")


def copy_words(document: HandoverDocument) -> str:
    """Say what a print made now is: "" for the first, else which copy, or what it replaces."""
    if not document.printed:
        return ""
    if document.outdated:
        return f"CETAKAN KE-{document.printed + 1}, MENGGANTIKAN CETAKAN SEBELUMNYA"
    return f"SALINAN KE-{document.printed + 1}"


def _received(document: HandoverDocument) -> str:
    if all(line.condition is Condition.GOOD for line in document.goods):
        return f"Barang tersebut telah diterima oleh {SECOND_PARTY} dalam keadaan baik dan cukup."
    return (
        f"Barang tersebut telah diterima oleh {SECOND_PARTY} dalam jumlah yang cukup dan dalam keadaan sebagaimana "
        "tercantum pada kolom kondisi."
    )


def _symbolic(delivery: PhysicalDelivery | None) -> str:
    ceremony = "Penyerahan ini bersifat simbolis: tidak memindahkan barang dan tidak menambah jumlah yang diserahkan."
    if delivery is None:
        return f"{ceremony} Penyerahan fisik barang dilaksanakan dan dicatat tersendiri."
    named = f" Nomor {delivery.document_number}" if delivery.document_number else " tersendiri"
    return (
        f"{ceremony} Penyerahan fisik barang dilaksanakan pada hari {long_date(delivery.day)} dan dicatat dalam "
        f"Berita Acara Serah Terima{named}."
    )
