"""What happens on a practice day, hour by hour: every step is one deed of a real service."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from baktidesk.db.session import Session
from baktidesk.domain.distribution import Distribution, GoodsLine, Handover, PersonKind
from baktidesk.domain.donation import (
    LEFT,
    WAITING,
    BagType,
    BagVolume,
    CheckIn,
    Deferral,
    DeferralReason,
    Donation,
    DonorCategory,
    FailedDraw,
    Leaving,
    LeavingReason,
    Reaction,
    VisitStatus,
)
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.person import BloodGroup, Rhesus, Sex
from baktidesk.services.donors.donations import check_in, defer, donate, fail, leave, pass_donor
from baktidesk.services.practice.days import DEFERRAL_SHARES, Institution, PracticeDay, Served
from baktidesk.services.practice.people import BLOOD_GROUPS, Crowd
from baktidesk.services.relief.distributions import hand_over
from baktidesk.services.relief.giving import distribute

Ending = Deferral | Donation | FailedDraw | Leaving

OPENING: Final = dt.time(6, 30)
CEREMONY: Final = dt.time(9, 0)
_CHECK_IN_MINUTES: Final = 330
_BUSIEST_MINUTE: Final = 100

_DEEDS: Final[dict[type[Ending], Callable[..., object]]] = {
    Deferral: defer,
    Donation: donate,
    FailedDraw: fail,
    Leaving: leave,
}
_MINUTES: Final[dict[type[Ending], tuple[int, int]]] = {
    Deferral: (6, 20),
    Donation: (12, 30),
    FailedDraw: (10, 25),
    Leaving: (10, 60),
}
_WOMEN_PER_CENT: Final = {
    DeferralReason.LOW_HB: 72,
    DeferralReason.LOW_PRESSURE: 65,
    DeferralReason.WEIGHT: 75,
    DeferralReason.HIGH_HB: 8,
    DeferralReason.HIGH_PRESSURE: 20,
}
_RELATIONS: Final = ("anak", "istri", "suami", "tetangga")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One deed: when (UTC) and at which desk."""

    at: dt.datetime
    desk: str
    deed: Callable[[Session], object]


def plan_day(day: PracticeDay, event: StoredEvent, crowd: Crowd) -> list[Step]:
    """Give everything that happens at an event after it was set up, in order of time."""
    steps = [*_DonorPlan(day, event.id, crowd).steps(), *_DeliveryPlan(day, event, crowd).steps()]
    return sorted(steps, key=lambda step: step.at)


def moment(day: PracticeDay, time: dt.time) -> dt.datetime:
    """Give the moment (UTC) of a local time of the day."""
    return dt.datetime.combine(day.day, time, day.record.zone.zone.tzinfo).astimezone(dt.UTC)


class _DonorPlan:
    """The donors of one day: who comes when, and how it ends."""

    def __init__(self, day: PracticeDay, event_id: str, crowd: Crowd) -> None:
        self._day = day
        self._event_id = event_id
        self._crowd = crowd
        outcomes = day.donors.outcomes
        donated = outcomes.get(VisitStatus.DONATED, 0)
        self._reasons = iter(crowd.dealt(DEFERRAL_SHARES, outcomes.get(VisitStatus.DEFERRED, 0)))
        self._groups = iter(crowd.dealt(BLOOD_GROUPS | {BloodGroup.UNKNOWN: 1}, donated))
        self._rhesus = iter(crowd.dealt({Rhesus.POSITIVE: 99, Rhesus.NEGATIVE: 1}, donated))
        self._types = iter(crowd.dealt({BagType.SINGLE: 60, BagType.DOUBLE: 30, BagType.TRIPLE: 10}, donated))
        self._volumes = iter(crowd.dealt({BagVolume.ML_350: 88, BagVolume.ML_450: 8, BagVolume.ML_250: 4}, donated))
        self._reactions = iter(
            crowd.dealt({Reaction.NONE: 994, Reaction.DIZZY: 4, Reaction.NAUSEA: 1, Reaction.FAINTED: 1}, donated)
        )
        self._bag = 0

    def steps(self) -> Iterator[Step]:
        donors = self._day.donors
        people = self._crowd.dealt(donors.people, donors.candidates)
        for at, (unit, category), outcome in zip(self._arrivals(), people, self._outcomes(), strict=True):
            ending = self._ending(outcome)
            record = self._record(unit, category, ending)
            yield from self._visit(at, record, outcome, ending)

    def _arrivals(self) -> list[dt.datetime]:
        opening = moment(self._day, OPENING)
        minutes = (
            self._crowd.random.triangular(0, _CHECK_IN_MINUTES, _BUSIEST_MINUTE)
            for _ in range(self._day.donors.candidates)
        )
        return [opening + dt.timedelta(seconds=int(minute * 60)) for minute in sorted(minutes)]

    def _outcomes(self) -> list[VisitStatus]:
        """Give how each visit ends in order of arrival: those still waiting came last."""
        counts = self._day.donors.outcomes
        settled = [one for one, count in counts.items() if one not in WAITING for _ in range(count)]
        self._crowd.random.shuffle(settled)
        passed, registered = (counts.get(one, 0) for one in (VisitStatus.PASSED, VisitStatus.REGISTERED))
        return settled + [VisitStatus.PASSED] * passed + [VisitStatus.REGISTERED] * registered

    def _visit(self, at: dt.datetime, record: CheckIn, outcome: VisitStatus, ending: Ending | None) -> Iterator[Step]:
        visit_id = uuid7()
        desk = self._crowd.random.choice("AB")
        yield Step(at=at, desk=desk, deed=partial(check_in, event_id=self._event_id, record=record, visit_id=visit_id))
        passes = outcome in (VisitStatus.PASSED, VisitStatus.DONATED, VisitStatus.FAILED)
        if passes or (outcome in LEFT and self._crowd.likely(50)):
            at += self._minutes(6, 20)
            yield Step(at=at, desk=desk, deed=partial(pass_donor, visit_id=visit_id))
        if ending:
            at += self._minutes(*_MINUTES[type(ending)])
            yield Step(at=at, desk=desk, deed=partial(_DEEDS[type(ending)], visit_id=visit_id, record=ending))

    def _minutes(self, least: int, most: int) -> dt.timedelta:
        return dt.timedelta(seconds=self._crowd.random.randint(least * 60, most * 60))

    def _ending(self, outcome: VisitStatus) -> Ending | None:
        if outcome is VisitStatus.DEFERRED:
            return Deferral(deferral_reason=next(self._reasons))
        if outcome is VisitStatus.FAILED:
            reaction = Reaction.HEMATOMA if self._crowd.likely(20) else Reaction.NONE
            return FailedDraw(bag_number=self._bag_number(), reaction=reaction)
        if outcome in LEFT:
            return Leaving(left_reason=LeavingReason(outcome.value))
        return self._donation() if outcome is VisitStatus.DONATED else None

    def _donation(self) -> Donation:
        group, rhesus = next(self._groups), next(self._rhesus)
        return Donation(
            bag_number=self._bag_number(),
            bag_type=next(self._types),
            bag_volume_ml=next(self._volumes),
            blood_group=group,
            rhesus=Rhesus.UNKNOWN if group is BloodGroup.UNKNOWN else rhesus,
            reaction=next(self._reactions),
        )

    def _bag_number(self) -> str:
        self._bag += 1
        return f"{self._day.donors.bag_prefix}-{self._bag:04d}A"

    def _record(self, unit: str, category: DonorCategory, ending: Ending | None) -> CheckIn:
        reason = ending.deferral_reason if isinstance(ending, Deferral) else None
        sex = self._crowd.sex(_WOMEN_PER_CENT.get(reason, 40) if reason else 34)
        return CheckIn(
            full_name=self._crowd.name(sex, titled_per_cent=0 if category is DonorCategory.STUDENT else 14),
            work_unit=unit,
            category=category,
            sex=sex,
            birth_year=self._crowd.birth_date(*self._ages(category, reason), self._day.day).year,
            claimed_blood_group=self._claimed(ending),
        )

    def _ages(self, category: DonorCategory, reason: DeferralReason | None) -> tuple[int, int]:
        if reason is DeferralReason.AGE:
            return (61, 66) if category is DonorCategory.STAFF else (15, 16)
        if category is DonorCategory.STUDENT:
            return 18, 22
        return (20, 57) if category is DonorCategory.STAFF else (18, 59)

    def _claimed(self, ending: Ending | None) -> BloodGroup:
        tested = ending.blood_group if isinstance(ending, Donation) else self._crowd.blood_group()
        if self._crowd.likely(27):
            return BloodGroup.UNKNOWN
        return self._crowd.blood_group() if self._crowd.likely(4) else tested


class _DeliveryPlan:
    """The goods of one day: handovers to institutions, and packages given to people one by one."""

    def __init__(self, day: PracticeDay, event: StoredEvent, crowd: Crowd) -> None:
        self._day = day
        self._event_id = event.id
        self._items = {item.name: item.id for item in event.items}
        self._areas = {name: area_id for area_id, name in event.areas} | {"": ""}
        self._crowd = crowd
        self._giver = crowd.name(Sex.MALE, titled_per_cent=100)

    def steps(self) -> Iterator[Step]:
        for number, institution in enumerate(self._day.institutions):
            at = moment(self._day, CEREMONY) + dt.timedelta(minutes=8 * number)
            record = self._handover(institution, number)
            yield Step(at=at, desk="A", deed=partial(hand_over, event_id=self._event_id, record=record))
        for served in self._day.served:
            yield from (self._served(served) for _ in range(served.people))

    def _handover(self, institution: Institution, number: int) -> Handover:
        # The secretariat has not given every number yet, and a ceremony has none.
        numbered = not institution.symbolic and number % 3
        return Handover(
            institution=institution.name,
            recipient_kind=institution.kind,
            area_id=self._areas[institution.area],
            receiver_name=self._crowd.name(self._crowd.sex(25), titled_per_cent=40),
            receiver_position=institution.position,
            goods=[GoodsLine(item_id=self._items[institution.item], quantity=institution.quantity)],
            onward=institution.onward,
            symbolic=institution.symbolic,
            giver_name=self._giver,
            giver_position="Ketua panitia",
            document_number=f"BAST-{number:02d}/{self._day.record.code}" if numbered else "",
            place=institution.area or self._day.record.days[0].place,
        )

    def _served(self, served: Served) -> Step:
        after = dt.timedelta(seconds=self._crowd.random.randint(30 * 60, 200 * 60))
        deed = partial(distribute, event_id=self._event_id, record=self._distribution(served))
        return Step(at=moment(self._day, CEREMONY) + after, desk="B", deed=deed)

    def _distribution(self, served: Served) -> Distribution:
        crowd = self._crowd
        sex = crowd.sex(40)
        born = crowd.birth_date(22, 75, self._day.day)
        kind = crowd.random.choices(list(PersonKind), (10, 75, 15))[0]
        carded = kind is PersonKind.HOUSEHOLD and crowd.likely(80)
        return Distribution(
            recipient_kind=kind,
            area_id=self._areas[served.area],
            full_name=crowd.name(sex, titled_per_cent=5),
            nik=crowd.nik(served.regency, born, sex) if crowd.likely(70) else "",
            family_card_number=crowd.family_card(served.regency, self._day.day) if carded else "",
            address=crowd.address(served.place),
            item_id=self._items[self._day.record.items[0].name],
            quantity=1,
            **self._proxy(),
        )

    def _proxy(self) -> dict[str, Any]:
        if not self._crowd.likely(8):
            return {}
        name = self._crowd.name(self._crowd.sex(), titled_per_cent=0)
        return {"proxy_name": name, "proxy_relation": self._crowd.random.choice(_RELATIONS)}
