"""What is printed, and on which paper."""

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.labels import Labelled


class Paper(Labelled):
    """The papers that documents are made for: whole sheets, and the 80 mm roll of a receipt printer."""

    A4 = "a4", QT_TRANSLATE_NOOP("Choice", "A4")
    A5 = "a5", QT_TRANSLATE_NOOP("Choice", "A5")
    ROLL_80 = "roll_80", QT_TRANSLATE_NOOP("Choice", "80 mm roll")


class Document(Labelled):
    """The kinds of document; the value stands in the audit row of a print."""

    QUEUE_SLIP = "queue_slip", QT_TRANSLATE_NOOP("Choice", "Queue slip")
    THANK_YOU = "thank_you", QT_TRANSLATE_NOOP("Choice", "Thank-you card")
    BLANK_SLIPS = "blank_slips", QT_TRANSLATE_NOOP("Choice", "Blank slips")
    LIST = "list", QT_TRANSLATE_NOOP("Choice", "List")
    COUPONS = "coupons", QT_TRANSLATE_NOOP("Choice", "Coupons")
    RECEIPT_SHEET = "receipt_sheet", QT_TRANSLATE_NOOP("Choice", "Receipt sheet")
    PROCESSING_RECORD = "processing_record", QT_TRANSLATE_NOOP("Choice", "Record of processing")
    INCIDENT_REPORT = "incident_report", QT_TRANSLATE_NOOP("Choice", "Report of an incident")
    DAY_SHEET = "day_sheet", QT_TRANSLATE_NOOP("Choice", "Day sheet")
    PMI_REPORT = "pmi_report", QT_TRANSLATE_NOOP("Choice", "Report in PMI's layout")
    HANDOVER_RECORD = "handover_record", QT_TRANSLATE_NOOP("Choice", "Handover record (BAST)")
