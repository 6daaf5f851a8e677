"""PMI's own count of the day's bags beside ours, and the visits that may explain a difference."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Number
from baktidesk.domain.labels import Labelled
from baktidesk.domain.person import BloodGroup

_MOST: Final = 100_000
_ALIKE: Final = str.maketrans("OIL", "011")


@dataclass(kw_only=True)
class PmiTally:
    """The filled bags that PMI counted on one day, by blood group; no figure for "not known" counts as none."""

    bags_a: Annotated[
        int | None, Number(label=QT_TRANSLATE_NOOP("Field", "PMI's bags of A"), required=True, minimum=0, maximum=_MOST)
    ] = None
    bags_b: Annotated[
        int | None, Number(label=QT_TRANSLATE_NOOP("Field", "PMI's bags of B"), required=True, minimum=0, maximum=_MOST)
    ] = None
    bags_ab: Annotated[
        int | None,
        Number(label=QT_TRANSLATE_NOOP("Field", "PMI's bags of AB"), required=True, minimum=0, maximum=_MOST),
    ] = None
    bags_o: Annotated[
        int | None, Number(label=QT_TRANSLATE_NOOP("Field", "PMI's bags of O"), required=True, minimum=0, maximum=_MOST)
    ] = None
    bags_unknown: Annotated[
        int | None, Number(label=QT_TRANSLATE_NOOP("Field", "PMI's bags of no known group"), minimum=0, maximum=_MOST)
    ] = None

    @classmethod
    def of(cls, bags: Mapping[BloodGroup, int]) -> "PmiTally":
        """Make the tally from counts by group; a group that is missing was not told."""
        return cls(**{FIELDS[group]: count for group, count in bags.items()})

    def bags(self) -> dict[BloodGroup, int]:
        """Give the counts by group, 0 for a group left empty."""
        return {group: getattr(self, name) or 0 for group, name in FIELDS.items()}

    def is_whole(self) -> bool:
        """Tell whether A, B, AB and O have been told; no figure for "not known" counts as none."""
        return self.told().keys() >= set(BloodGroup) - {BloodGroup.UNKNOWN}

    def told(self) -> dict[BloodGroup, int]:
        """Give the counts by group, without the groups left empty."""
        return {group: bags for group, name in FIELDS.items() if (bags := getattr(self, name)) is not None}


FIELDS: Final = {group: f"bags_{group.value.lower()}" for group in BloodGroup}
"""The field of each blood group."""


class TallyReason(Labelled):
    """Why PMI may count a bag that we do not count there, or the other way round."""

    UNTESTED = "untested", QT_TRANSLATE_NOOP("Choice", "Donated, but no tested group written down")
    OTHER_GROUP = "other_group", QT_TRANSLATE_NOOP("Choice", "Tested group differs from the group as told")
    FAILED = "failed", QT_TRANSLATE_NOOP("Choice", "Failed draw with a bag number")
    UNFINISHED = "unfinished", QT_TRANSLATE_NOOP("Choice", "Passed, but no bag written down yet")
    EDGE_OF_DAY = "edge_of_day", QT_TRANSLATE_NOOP("Choice", "Checked in on one day, bag on another")
    SIMILAR_BAGS = "similar_bags", QT_TRANSLATE_NOOP("Choice", "Bag number written almost like another")
    VOIDED = "voided", QT_TRANSLATE_NOOP("Choice", "Donated, but voided since")


@dataclass(frozen=True, kw_only=True, slots=True)
class TallyClue:
    """A visit that PMI may count otherwise than we do.

    `counted` is the group under which we count its bag on this day (None = not counted), `meant` the one under which
    PMI may count it (None = any).
    """

    visit_id: str
    queue_number: str
    reason: TallyReason
    counted: BloodGroup | None
    meant: BloodGroup | None

    def fits(self, differences: Mapping[BloodGroup, int]) -> bool:
        """Tell whether counting the visit as PMI may have done would bring the two counts nearer to each other."""
        too_many = self.counted is not None and differences[self.counted] < 0
        too_few = any(differences[group] > 0 for group in ([self.meant] if self.meant else BloodGroup))
        if self.counted is None:
            return too_few
        return too_many and (self.meant is None or too_few)


@dataclass(frozen=True, kw_only=True)
class TallyComparison:
    """Both counts of one local day: `ours` are the filled bags of our records, `pmi` None until it has been told."""

    day: dt.date
    ours: Mapping[BloodGroup, int]
    pmi: PmiTally | None
    clues: tuple[TallyClue, ...] = field(default=(), repr=False)

    @property
    def differences(self) -> dict[BloodGroup, int]:
        """Give PMI's bags less ours by group; nothing differs while PMI has told nothing."""
        bags = self.pmi.bags() if self.pmi else self.ours
        return {group: bags[group] - self.ours[group] for group in BloodGroup}

    @property
    def difference(self) -> int:
        """Give PMI's bags less ours in all; 0 does not mean that the groups agree."""
        return sum(self.differences.values())

    @property
    def agrees(self) -> bool:
        """Tell whether PMI has told its count and it is ours in every group."""
        return self.pmi is not None and not any(self.differences.values())

    @property
    def explanations(self) -> dict[TallyReason, tuple[TallyClue, ...]]:
        """Give the visits that may explain the differences, by reason; none where nothing differs."""
        differences = self.differences
        found: dict[TallyReason, list[TallyClue]] = defaultdict(list)
        for clue in self.clues:
            if clue.fits(differences):
                found[clue.reason].append(clue)
        return {reason: tuple(found[reason]) for reason in TallyReason if reason in found}

    def while_typing(self, record: PmiTally) -> "TallyComparison":
        """Compare the same records with a count that is being typed: until it is whole, only the groups told differ."""
        told = record.told()
        return replace(
            self, pmi=(record if record.is_whole() else PmiTally.of({**self.ours, **told})) if told else None
        )


def bag_key(number: str) -> str:
    """Bring a bag number into a form in which numbers that are easily mistaken for each other are equal.

    Signs between the letters do not count, nor does one letter at the end (A = main bag), nor O for 0 and I, L for 1.
    """
    letters = re.sub(r"[^0-9A-Z]", "", number.upper())
    stem = letters[:-1] if len(letters) > 1 and letters[-1].isalpha() and letters[-2].isdigit() else letters
    return stem.translate(_ALIKE)
