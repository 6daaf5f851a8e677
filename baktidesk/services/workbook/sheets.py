"""The data sheets of the workbook, column by column; their order is the order in the file."""

from dataclasses import replace

from baktidesk.domain import donation
from baktidesk.domain.distribution import Condition, Distribution, Handover, RecipientKind
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.labels import Labelled
from baktidesk.domain.stock import MovementKind
from baktidesk.services.audit import UNDONE
from baktidesk.services.journal import RecordKind
from baktidesk.services.relief.crowd import NAMED, TAKEN_BACK
from baktidesk.services.workbook.columns import (
    MEANINGS,
    CellKind,
    Column,
    choice_column,
    clock_column,
    columns_of,
    sparse_columns,
    stored_column,
    technical_column,
)


class VoidWord(Labelled):
    """Reasons that the program itself gives for voiding a record; every other one is in an officer's words."""

    UNDONE = UNDONE, QT_TRANSLATE_NOOP("Choice", "Undone at the desk")
    TAKEN_BACK = TAKEN_BACK, QT_TRANSLATE_NOOP("Choice", "Taken back while counting the crowd")
    NAMED = NAMED, QT_TRANSLATE_NOOP("Choice", "Recorded by name afterwards")


class Change(Labelled):
    """What happened to a record since the workbook before."""

    ADDED = "added", QT_TRANSLATE_NOOP("Choice", "Added")
    CHANGED = "changed", QT_TRANSLATE_NOOP("Choice", "Changed")
    VOIDED = "voided", QT_TRANSLATE_NOOP("Choice", "Voided")


DAY = stored_column(
    "day",
    QT_TRANSLATE_NOOP("Field", "Day"),
    QT_TRANSLATE_NOOP("Meaning", "Local day that the record belongs to."),
    CellKind.DAY,
)
AT = clock_column(
    "at",
    QT_TRANSLATE_NOOP("Field", "Time"),
    QT_TRANSLATE_NOOP("Meaning", "When it was written down, on the clock of the event."),
)
UNIT = stored_column(
    "unit",
    QT_TRANSLATE_NOOP("Field", "Unit"),
    QT_TRANSLATE_NOOP("Meaning", "Unit of the goods; amounts of different units are never added up."),
    width=10,
)
DESK = stored_column(
    "desk",
    QT_TRANSLATE_NOOP("Field", "Desk"),
    QT_TRANSLATE_NOOP("Meaning", "Letter of the desk that wrote it down."),
    width=8,
)
OFFICER = stored_column(
    "officer",
    QT_TRANSLATE_NOOP("Field", "Officer"),
    QT_TRANSLATE_NOOP("Meaning", "Officer who wrote it down."),
    personal=True,
)
ID = technical_column(
    "id",
    QT_TRANSLATE_NOOP("Field", "Record id"),
    QT_TRANSLATE_NOOP("Meaning", "Identifier (UUID version 7) that the record keeps everywhere, for ever."),
)
OVERRIDE_REASON = stored_column(
    "override_reason",
    QT_TRANSLATE_NOOP("Field", "Reason for more than the book"),
    QT_TRANSLATE_NOOP("Meaning", "Why more went out than the book showed."),
    width=28,
    personal=True,
)
ITEM = stored_column("item", QT_TRANSLATE_NOOP("Field", "Item"), MEANINGS["item"], width=24)
QUANTITY = stored_column("quantity", QT_TRANSLATE_NOOP("Field", "Quantity"), MEANINGS["quantity"], CellKind.WHOLE)
AREA = stored_column("area", QT_TRANSLATE_NOOP("Field", "Office area"), MEANINGS["area"])


def _of_anybody(column: Column) -> Column:
    """Give the column with the words for crowds too, where it tells the kind of recipient."""
    return replace(column, choices=RecipientKind) if column.name == "recipient_kind" else column


_DONOR = (
    stored_column(
        "queue_number",
        QT_TRANSLATE_NOOP("Field", "Queue number"),
        QT_TRANSLATE_NOOP("Meaning", "Desk letter and number, never given twice."),
        width=10,
    ),
    DAY,
    choice_column(
        "status",
        QT_TRANSLATE_NOOP("Field", "Status"),
        QT_TRANSLATE_NOOP("Meaning", "Where the visit stands."),
        donation.VisitStatus,
    ),
    *columns_of(donation.CheckIn),
    *sparse_columns(
        2,
        stored_column(
            "consent_text",
            QT_TRANSLATE_NOOP("Field", "Wording of the consent"),
            QT_TRANSLATE_NOOP("Meaning", "The words that the donor agreed to."),
            width=36,
        ),
        clock_column(
            "consent_at",
            QT_TRANSLATE_NOOP("Field", "Agreed"),
            QT_TRANSLATE_NOOP("Meaning", "When the donor agreed."),
        ),
        stored_column(
            "specific",
            QT_TRANSLATE_NOOP("Field", "Specific data"),
            QT_TRANSLATE_NOOP("Meaning", "Data of a child or an inmate, to be kept with more care (UU 27/2022)."),
            CellKind.YES_NO,
        ),
        stored_column(
            "slip_number",
            QT_TRANSLATE_NOOP("Field", "Slip number"),
            QT_TRANSLATE_NOOP("Meaning", "Number of the paper slip that the record was copied from."),
            CellKind.YEAR,
        ),
        stored_column(
            "entered_at",
            QT_TRANSLATE_NOOP("Field", "Entered"),
            QT_TRANSLATE_NOOP("Meaning", "When the paper slip was copied into the program."),
            CellKind.MOMENT,
        ),
    ),
    clock_column(
        "checked_in_at",
        QT_TRANSLATE_NOOP("Field", "Checked in"),
        QT_TRANSLATE_NOOP("Meaning", "When the donor arrived at the desk."),
    ),
    clock_column(
        "passed_at",
        QT_TRANSLATE_NOOP("Field", "Passed"),
        QT_TRANSLATE_NOOP("Meaning", "When PMI's verdict “passed” was written down."),
    ),
    clock_column(
        "ended_at",
        QT_TRANSLATE_NOOP("Field", "Ended"),
        QT_TRANSLATE_NOOP("Meaning", "When the visit came to its end."),
    ),
    *columns_of(donation.Deferral),
    *columns_of(donation.Donation),
    DESK,
    OFFICER,
    ID,
)
_DISTRIBUTION = (
    DAY,
    AT,
    *(
        part
        for column in columns_of(Distribution)
        for part in ((column, UNIT) if column.name == "quantity" else (_of_anybody(column),))
    ),
    OVERRIDE_REASON,
    DESK,
    OFFICER,
    ID,
)
_HANDOVER = (
    DAY,
    AT,
    *columns_of(Handover),
    ITEM,
    QUANTITY,
    UNIT,
    choice_column(
        "condition",
        QT_TRANSLATE_NOOP("Field", "Condition"),
        QT_TRANSLATE_NOOP("Meaning", "Condition of the goods at the handover."),
        Condition,
    ),
    stored_column(
        "reported",
        QT_TRANSLATE_NOOP("Field", "Reported onward"),
        QT_TRANSLATE_NOOP("Meaning", "Amount whose onward distribution the institution has reported."),
        CellKind.WHOLE,
    ),
    *sparse_columns(
        4,
        stored_column(
            "onward_open",
            QT_TRANSLATE_NOOP("Field", "Still open onward"),
            QT_TRANSLATE_NOOP("Meaning", "Amount that the institution neither gave back nor has reported yet."),
            CellKind.WHOLE,
        ),
        stored_column(
            "onward_since",
            QT_TRANSLATE_NOOP("Field", "Open since"),
            QT_TRANSLATE_NOOP("Meaning", "Day of the handover of which a part is still open."),
            CellKind.DAY,
        ),
    ),
    DESK,
    OFFICER,
    technical_column(
        "handover_id",
        QT_TRANSLATE_NOOP("Field", "Handover id"),
        QT_TRANSLATE_NOOP("Meaning", "Identifier of the handover; its lines share it."),
    ),
    ID,
)
_STOCK = (
    DAY,
    AT,
    choice_column(
        "kind",
        QT_TRANSLATE_NOOP("Field", "What happened"),
        QT_TRANSLATE_NOOP("Meaning", "Kind of stock movement."),
        MovementKind,
    ),
    ITEM,
    QUANTITY,
    UNIT,
    stored_column(
        "effect",
        QT_TRANSLATE_NOOP("Field", "Change of stock"),
        QT_TRANSLATE_NOOP(
            "Meaning", "The amount with its sign; the sum for one kind of goods is what lies in the store."
        ),
        CellKind.WHOLE,
    ),
    AREA,
    choice_column(
        "recipient_kind", QT_TRANSLATE_NOOP("Field", "Kind of recipient"), MEANINGS["recipient_kind"], RecipientKind
    ),
    stored_column(
        "document",
        QT_TRANSLATE_NOOP("Field", "Document"),
        QT_TRANSLATE_NOOP("Meaning", "Number of the paper that belongs to the movement."),
        personal=True,
    ),
    stored_column(
        "source",
        QT_TRANSLATE_NOOP("Field", "From, to or why"),
        QT_TRANSLATE_NOOP("Meaning", "Where the goods came from or went, or why they are missing."),
        width=28,
        personal=True,
    ),
    OVERRIDE_REASON,
    stored_column(
        "override_by",
        QT_TRANSLATE_NOOP("Field", "Allowed by"),
        QT_TRANSLATE_NOOP("Meaning", "Supervisor who allowed more than the book showed."),
        personal=True,
    ),
    DESK,
    OFFICER,
    technical_column(
        "delivery_id",
        QT_TRANSLATE_NOOP("Field", "Delivery id"),
        QT_TRANSLATE_NOOP("Meaning", "Identifier of the handover line or distribution that moved the goods."),
    ),
    ID,
)
_VOIDED = (
    DAY,
    replace(
        choice_column(
            "change",
            QT_TRANSLATE_NOOP("Field", "Change"),
            QT_TRANSLATE_NOOP("Meaning", "Added, changed or voided since the workbook that was made before."),
            Change,
        ),
        since=3,
    ),
    choice_column(
        "kind",
        QT_TRANSLATE_NOOP("Field", "Kind of record"),
        QT_TRANSLATE_NOOP("Meaning", "What kind of record was voided, added or changed."),
        RecordKind,
    ),
    stored_column(
        "what",
        QT_TRANSLATE_NOOP("Field", "Record"),
        QT_TRANSLATE_NOOP("Meaning", "Queue number of a visit, institution of a handover, goods of the others."),
        width=24,
    ),
    stored_column(
        "who",
        QT_TRANSLATE_NOOP("Field", "Person"),
        QT_TRANSLATE_NOOP("Meaning", "Person whom the record is about."),
        width=28,
        personal=True,
    ),
    QUANTITY,
    UNIT,
    *sparse_columns(
        3,
        stored_column(
            "attribute",
            QT_TRANSLATE_NOOP("Field", "What changed"),
            QT_TRANSLATE_NOOP("Meaning", "Column of the record's sheet whose value is another now."),
            width=22,
        ),
        stored_column(
            "old_value",
            QT_TRANSLATE_NOOP("Field", "Value before"),
            QT_TRANSLATE_NOOP("Meaning", "Value in the workbook that was made before."),
            width=24,
        ),
        stored_column(
            "new_value",
            QT_TRANSLATE_NOOP("Field", "Value now"),
            QT_TRANSLATE_NOOP("Meaning", "Value in this workbook."),
            width=24,
        ),
        stored_column(
            "changed_at",
            QT_TRANSLATE_NOOP("Field", "Added or changed"),
            QT_TRANSLATE_NOOP("Meaning", "When the record was added or last changed."),
            CellKind.MOMENT,
        ),
    ),
    stored_column(
        "voided_at",
        QT_TRANSLATE_NOOP("Field", "Voided"),
        QT_TRANSLATE_NOOP("Meaning", "When the record was voided; it counts nowhere since."),
        CellKind.MOMENT,
    ),
    Column(
        name="void_reason",
        label=QT_TRANSLATE_NOOP("Field", "Reason for voiding"),
        meaning=QT_TRANSLATE_NOOP("Meaning", "Why the record was voided, in the officer's words."),
        choices=VoidWord,
        width=36,
        personal=True,
    ),
    DESK,
    OFFICER,
    ID,
)
_DICTIONARY = (
    stored_column("sheet", QT_TRANSLATE_NOOP("Field", "Sheet"), "", width=14),
    stored_column("attribute", QT_TRANSLATE_NOOP("Field", "Attribute"), "", width=20),
    stored_column("label", QT_TRANSLATE_NOOP("Field", "Column"), "", width=26),
    stored_column("meaning", QT_TRANSLATE_NOOP("Field", "Meaning"), "", width=44),
    stored_column("type", QT_TRANSLATE_NOOP("Field", "Type"), "", width=18),
    stored_column("unit", QT_TRANSLATE_NOOP("Field", "Unit"), "", width=8),
    stored_column("allowed", QT_TRANSLATE_NOOP("Field", "Allowed values (stored = shown)"), "", width=50),
    stored_column("personal", QT_TRANSLATE_NOOP("Field", "Data of a person"), "", CellKind.YES_NO),
    stored_column("since", QT_TRANSLATE_NOOP("Field", "Since version"), "", CellKind.WHOLE),
)
_CHECK = (
    stored_column("key", QT_TRANSLATE_NOOP("Field", "Attribute"), "", width=26),
    stored_column("label", QT_TRANSLATE_NOOP("Field", "What is checked"), "", width=58),
    stored_column("expected", QT_TRANSLATE_NOOP("Field", "Should be"), "", CellKind.WHOLE, width=14),
    stored_column("counted", QT_TRANSLATE_NOOP("Field", "Counted again"), "", CellKind.WHOLE, width=14),
    stored_column("holds", QT_TRANSLATE_NOOP("Field", "Agrees"), "", CellKind.YES_NO, width=14),
    stored_column("verdict", QT_TRANSLATE_NOOP("Field", "Verdict"), "", width=14),
)
_MANIFEST = (
    stored_column("key", QT_TRANSLATE_NOOP("Field", "Attribute"), "", width=22),
    stored_column("label", QT_TRANSLATE_NOOP("Field", "Entry"), "", width=52),
    stored_column("value", QT_TRANSLATE_NOOP("Field", "Value"), "", width=70),
)
SUMMARY = "Ringkasan"
DONOR = "Donor"
DISTRIBUTION = "Penyaluran"
HANDOVER = "Serah Terima"
STOCK = "Stok"
VOIDED = "Koreksi"
DICTIONARY = "Kamus Data"
CHECK = "Periksa"
MANIFEST = "Manifes"
RECORD_SHEETS: dict[str, tuple[Column, ...]] = {
    DONOR: _DONOR,
    DISTRIBUTION: _DISTRIBUTION,
    HANDOVER: _HANDOVER,
    STOCK: _STOCK,
    VOIDED: _VOIDED,
}
OTHER_SHEETS: dict[str, tuple[Column, ...]] = {DICTIONARY: _DICTIONARY, CHECK: _CHECK, MANIFEST: _MANIFEST}
