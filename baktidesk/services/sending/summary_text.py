"""The figures as lines of plain text, for a terminal: aligned, and in the reader's language."""

from collections.abc import Iterator, Mapping, Sequence

from baktidesk.domain.distribution import RecipientKind
from baktidesk.domain.donation import DeferralReason
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.person import BloodGroup
from baktidesk.domain.summary import Summary
from baktidesk.domain.words import long_date, number, short_date
from baktidesk.services.language import Language
from baktidesk.services.summary import NO_AREA
from baktidesk.services.workbook.summary import FIGURES, ITEM, STOCK, UNIT

INDENT = "  "
Row = tuple[str | int, ...]


def summary_text(summary: Summary, language: Language) -> str:
    """Give the whole summary as text without a line end behind it."""
    writer = _Writer(language)
    parts = (
        writer.heading(summary),
        writer.donors(summary),
        writer.goods(summary),
        writer.onward(summary),
        writer.agreement(summary),
    )
    return "\n".join(line for part in parts for line in part)


def table_text(rows: Sequence[Row], language: Language) -> list[str]:
    """Give rows as lines with aligned columns: numbers right with their thousands marked, the rest left."""
    words = [[number(cell, language.tongue) if isinstance(cell, int) else cell for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*words, strict=True)]
    numeric = [any(isinstance(cell, int) for cell in column) for column in zip(*rows, strict=True)]
    return [
        INDENT
        + "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        ).rstrip()
        for row in words
    ]


class _Writer:
    """Makes the lines in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def heading(self, summary: Summary) -> Iterator[str]:
        """Give the event and the day."""
        yield f"{summary.event_name} ({summary.event})"
        whole = self._text(QT_TRANSLATE_NOOP("Workbook", "The whole event"))
        yield long_date(summary.day, self.language.tongue) if summary.day else whole

    def donors(self, summary: Summary) -> Iterator[str]:
        """Give the funnel and its breakdowns."""
        donors = summary.donors
        targets = {"candidates": summary.target_donors, "bags": summary.target_bags}
        yield from self._title(QT_TRANSLATE_NOOP("Workbook", "Donors"))
        rows = [
            (self._text(label), getattr(donors, name), self._target(targets.get(name)))
            for name, label in FIGURES.items()
        ]
        yield from table_text(rows, self.language)
        groups = {self.language.label(BloodGroup(key)): n for key, n in donors.by_blood_group.items()}
        yield from self._counts(QT_TRANSLATE_NOOP("Workbook", "Bags by blood group (PMI)"), groups)
        yield from self._work_units(summary)
        reasons = {self.language.label(DeferralReason(key)): n for key, n in donors.by_deferral_reason.items()}
        yield from self._counts(QT_TRANSLATE_NOOP("Workbook", "Deferred by reason"), reasons)

    def goods(self, summary: Summary) -> Iterator[str]:
        """Give the stock, the kinds of recipient and the areas."""
        if not summary.goods:
            return
        head: Row = (self._text(ITEM), self._text(UNIT), *map(self._text, STOCK.values()))
        rows: list[Row] = [(one.item, one.unit, *(int(getattr(one, name)) for name in STOCK)) for one in summary.goods]
        yield from self._title(QT_TRANSLATE_NOOP("Workbook", "Stock of goods"))
        yield from table_text([head, *rows], self.language)
        kinds: list[Row] = [
            (self.language.label(RecipientKind(key)), one.item, n, one.unit)
            for one in summary.goods
            for key, n in one.by_recipient_kind.items()
        ]
        yield from self._listed(QT_TRANSLATE_NOOP("Workbook", "Handed over by kind of recipient"), kinds)
        yield from self._listed(QT_TRANSLATE_NOOP("Workbook", "Handed over by office area"), self._areas(summary))

    def onward(self, summary: Summary) -> Iterator[str]:
        """Give the obligations that are still open."""
        since = QT_TRANSLATE_NOOP("Workbook", "since {day}")
        rows: list[Row] = [
            (
                one.to,
                one.item,
                one.open,
                one.unit,
                self._text(since).format(day=short_date(one.since, self.language.tongue)),
            )
            for one in summary.onward_open
        ]
        yield from self._listed(QT_TRANSLATE_NOOP("Workbook", "To be distributed onward, not yet reported"), rows)

    def agreement(self, summary: Summary) -> Iterator[str]:
        """Say that the figures agree, or which do not."""
        broken = [self.language.sentence(problem) for problem in summary.broken_identities()]
        yield ""
        yield from broken or [self._text(QT_TRANSLATE_NOOP("Workbook", "All figures agree."))]

    def _work_units(self, summary: Summary) -> Iterator[str]:
        donors = summary.donors
        donated = QT_TRANSLATE_NOOP("Workbook", "({count} donated)")
        rows: list[Row] = [
            (name, n, self._text(donated).format(count=self._number(donors.donated_by_work_unit.get(name, 0))))
            for name, n in donors.by_work_unit.items()
        ]
        yield from self._listed(QT_TRANSLATE_NOOP("Workbook", "Work unit"), rows)

    def _areas(self, summary: Summary) -> list[Row]:
        of = QT_TRANSLATE_NOOP("Workbook", "of {allocated}, {remaining} remaining")
        rows: list[Row] = []
        for one in summary.goods:
            for area in one.areas:
                figures = {name: self._number(getattr(area, name)) for name in ("allocated", "remaining")}
                rows.append((area.area, one.item, area.handed_over, one.unit, self._text(of).format(**figures)))
            if one.by_area.get(NO_AREA):
                without = self._text(QT_TRANSLATE_NOOP("Workbook", "Without an office area"))
                rows.append((without, one.item, one.by_area[NO_AREA], one.unit, ""))
        return rows

    def _counts(self, title: str, counts: Mapping[str, int]) -> Iterator[str]:
        if any(counts.values()):
            yield from self._listed(title, list(counts.items()))

    def _listed(self, title: str, rows: Sequence[Row]) -> Iterator[str]:
        if rows:
            yield from self._title(title)
            yield from table_text(rows, self.language)

    def _title(self, source: str) -> Iterator[str]:
        yield ""
        yield self._text(source)

    def _target(self, target: int | None) -> str:
        if target is None:
            return ""
        text = self._text(QT_TRANSLATE_NOOP("Workbook", "(target {target})"))
        return text.format(target=self._number(target))

    def _number(self, value: int) -> str:
        return number(value, self.language.tongue)

    def _text(self, source: str) -> str:
        return self.language.translate("Workbook", source)
