"""The lines of the comparison with PMI's count, and the visits that may explain a difference."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from baktidesk.domain.pmi_tally import TallyComparison
from baktidesk.ui import text
from baktidesk.ui.chip import Chip, StatusChip
from baktidesk.ui.page import make_words
from baktidesk.ui.reading_area import ReadingArea
from baktidesk.ui.summary.figures import make_figure, show_number
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, mark


class GroupLine:
    """One line of the comparison: PMI's figure (an input, or a label for the total), ours, and the difference."""

    def __init__(self, name: str, title: str, pmi: QWidget) -> None:
        """Make the line's widgets; `name` is part of their object names."""
        self.title = title
        self.pmi = pmi
        self.ours = make_figure(f"tally.ours_{name}", "strong")
        self.chip = StatusChip(Chip("muted", "minus", ""))
        self.chip.setObjectName(f"tally.difference_{name}")
        room = self.chip.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.chip.setSizePolicy(room)
        self.chip.hide()

    def show_counts(self, ours: int, difference: int | None) -> None:
        """Show our figure, and the difference where there is one to show."""
        show_number(self.ours, translate("Tally", "Our records, {group}").format(group=self.title), ours)
        self.chip.setVisible(difference is not None)
        self.chip.show_status(_chip(difference or 0))


class ClueList(QFrame):
    """The visits that may explain a difference, by reason and queue number, without names."""

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self.setProperty("card", True)
        self.setMinimumWidth(SIZES.space_xxl * 11)
        self._head = make_words("", "strong")
        self._head.setObjectName("tally.verdict")
        self._head.setWordWrap(True)
        self._words = make_words("", "body")
        self._words.setObjectName("tally.clues")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        area = ReadingArea(self._words, translate("Tally", "Visits that may explain the difference"))
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_l, SIZES.space_m, SIZES.space_m, SIZES.space_m)
        box.setSpacing(SIZES.space_s)
        box.addWidget(self._head)
        box.addWidget(area, 1)

    def show_comparison(self, compared: TallyComparison, *, whole: bool) -> None:
        """Show what explains the differences; the verdict is told once PMI's count is `whole`."""
        lines = list(_clue_lines(compared))
        self._head.setText(_verdict(compared, whole=whole))
        mark(self._head, "role", "strong" if whole or any(compared.differences.values()) else "muted")
        if any(compared.differences.values()) and not lines:
            lines = [translate("Tally", "No visit explains it. Please compare the bag numbers with PMI's list.")]
        self._words.setText("\n\n".join(lines))


def _clue_lines(compared: TallyComparison) -> Iterator[str]:
    for reason, clues in compared.explanations.items():
        numbers = ", ".join(clue.queue_number for clue in clues)
        words = translate("Tally", "{reason} ({count}):")
        yield f"{words.format(reason=text.label(reason), count=text.number(len(clues)))}\n{numbers}"


def _verdict(compared: TallyComparison, *, whole: bool) -> str:
    if any(compared.differences.values()):
        return translate("Tally", "These visits may explain the difference")
    if whole:
        return translate("Tally", "Both counts agree in every group.")
    return translate("Tally", "What may explain a difference will stand here.")


def _chip(difference: int) -> Chip:
    if difference == 0:
        return Chip("good", "check", translate("Tally", "Equal"))
    words = translate("Tally", "PMI {n} more") if difference > 0 else translate("Tally", "PMI {n} fewer")
    return Chip("warn", "warning", words.format(n=text.number(abs(difference))))
