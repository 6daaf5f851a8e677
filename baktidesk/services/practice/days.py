"""The two events of the practice file, with the figures that were published of them.

Published: places, occasions, organisers and partners; for Palembang 50 participants and 23 bags; for Tangerang
more than 500 donors, 5,000 food packages over four office areas and four kinds of recipient, and 20,000 seedlings
to Pemerintah Kota Tangerang. Everything finer (who came from which office, which institution received how much)
is made up so that it adds up to those figures.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from baktidesk.domain.distribution import InstitutionKind
from baktidesk.domain.donation import DeferralReason, DonorCategory, VisitStatus
from baktidesk.domain.event import AllocationLine, DayLine, Event, ItemLine, Unit

FOOD: Final = "Paket sembako"
SEEDLINGS: Final = "Bibit kelapa genjah hibrida"
CITY: Final = "Pemerintah Kota Tangerang"
PUBLIC: Final = "Masyarakat umum"

DEFERRAL_SHARES: Final = {
    DeferralReason.LOW_HB: 46,
    DeferralReason.LOW_PRESSURE: 19,
    DeferralReason.HIGH_HB: 14,
    DeferralReason.HIGH_PRESSURE: 7,
    DeferralReason.WEIGHT: 4,
    DeferralReason.AGE: 3,
    DeferralReason.MEDICATION: 3,
    DeferralReason.TOO_SOON: 2,
    DeferralReason.OTHER: 2,
}
"""Per cent of all refusals; the first four are one PMI branch's figures of 2024, the rest is spread over its order."""


@dataclass(frozen=True, kw_only=True)
class Donors:
    """Who came: people by (work unit, category), and how many of them ended in which state."""

    people: Mapping[tuple[str, DonorCategory], int]
    outcomes: Mapping[VisitStatus, int]
    bag_prefix: str

    @property
    def candidates(self) -> int:
        """Give the number of people."""
        return sum(self.outcomes.values())


@dataclass(frozen=True, kw_only=True)
class Institution:
    """An institution that takes goods by a handover document, in the item's unit."""

    name: str
    kind: InstitutionKind
    position: str
    quantity: int
    item: str = FOOD
    area: str = ""
    onward: bool = False
    symbolic: bool = False


@dataclass(frozen=True, kw_only=True)
class Served:
    """How many people of an office area get one package each, and where they live (code and name of the regency)."""

    area: str
    people: int
    regency: str
    place: str


@dataclass(frozen=True, kw_only=True)
class PracticeDay:
    """One event of the practice file, held on one day."""

    record: Event
    day: dt.date
    donors: Donors
    institutions: tuple[Institution, ...] = ()
    served: tuple[Served, ...] = ()
    goods: Mapping[str, int] = field(default_factory=dict)
    """Handed over by item."""


# The year is published, the day is not: 19 November is the ministry's day, so it is assumed.
_PALEMBANG_DAY: Final = dt.date(2025, 11, 19)
_LPKA: Final = "LPKA Kelas I Palembang"
PALEMBANG: Final = PracticeDay(
    day=_PALEMBANG_DAY,
    record=Event(
        code="LPKA-PLG-2025",
        name="Donor Darah LPKA Kelas I Palembang",
        occasion="Hari Bakti Kemenimipas ke-1",
        organiser=_LPKA,
        partner="Kanwil Ditjenpas Sumatera Selatan, PMI Kota Palembang",
        days=[DayLine(day=_PALEMBANG_DAY, place="Aula LPKA Kelas I Palembang")],
    ),
    donors=Donors(
        bag_prefix="PLG25",
        people={
            (_LPKA, DonorCategory.STAFF): 14,
            ("Lapas Kelas I Palembang", DonorCategory.STAFF): 8,
            ("Rutan Kelas I Palembang", DonorCategory.STAFF): 7,
            ("Lapas Perempuan Kelas IIA Palembang", DonorCategory.STAFF): 6,
            ("Bapas Kelas I Palembang", DonorCategory.STAFF): 5,
            ("Kanwil Ditjenpas Sumatera Selatan", DonorCategory.STAFF): 4,
            ("Rupbasan Kelas I Palembang", DonorCategory.STAFF): 3,
            ("Kantor Imigrasi Kelas I TPI Palembang", DonorCategory.STAFF): 3,
        },
        outcomes={VisitStatus.DONATED: 23, VisitStatus.DEFERRED: 27},
    ),
)

# "More than 500 donors" were published: 512 are assumed. The file stops a little before the end of that morning,
# with twelve people still waiting, so that the board has somebody to move on.
_TANGERANG_DAY: Final = dt.date(2026, 1, 20)
_AREA: Final = {"Kanim Tangerang": 1500, "Kanim Soekarno-Hatta": 1250, "Kanim Serang": 1250, "Kanim Cilegon": 1000}
_FOOD_CONTENTS: Final = "Beras 5 kg, minyak goreng 2 L, gula 1 kg, mi instan, teh"
_FLOOD, _VILLAGE = InstitutionKind.FLOOD_VICTIMS, InstitutionKind.VILLAGE
_FOUNDATION, _PESANTREN = InstitutionKind.FOUNDATION, InstitutionKind.PESANTREN
_RECEIVERS: Final = {
    _FLOOD: "Koordinator posko",
    _VILLAGE: "Kepala desa",
    _FOUNDATION: "Ketua yayasan",
    _PESANTREN: "Pengasuh",
}
_RECEIVED: Final = (
    ("Kanim Tangerang", _FLOOD, "Posko Banjir Kelurahan Periuk", 400),
    ("Kanim Tangerang", _FLOOD, "Posko Banjir Kelurahan Gembor", 300),
    ("Kanim Tangerang", _VILLAGE, "Desa Binaan Imigrasi Tanjung Pasir", 250),
    ("Kanim Tangerang", _FOUNDATION, "Yayasan Sosial Cahaya Harapan", 190),
    ("Kanim Tangerang", _PESANTREN, "Pondok Pesantren Nurul Falah", 300),
    ("Kanim Soekarno-Hatta", _FLOOD, "Posko Banjir Kelurahan Jurumudi", 380),
    ("Kanim Soekarno-Hatta", _VILLAGE, "Desa Binaan Imigrasi Bojong Renged", 350),
    ("Kanim Soekarno-Hatta", _FOUNDATION, "Yayasan Sosial Bunda Melati", 200),
    ("Kanim Soekarno-Hatta", _PESANTREN, "Pondok Pesantren Darul Hikmah", 300),
    ("Kanim Serang", _FLOOD, "Posko Banjir Kecamatan Kasemen", 420),
    ("Kanim Serang", _VILLAGE, "Desa Binaan Imigrasi Tirtayasa", 300),
    ("Kanim Serang", _FOUNDATION, "Yayasan Sosial Tunas Bangsa", 150),
    ("Kanim Serang", _PESANTREN, "Pondok Pesantren Al-Ikhlas", 350),
    ("Kanim Cilegon", _FLOOD, "Posko Banjir Kecamatan Ciwandan", 290),
    ("Kanim Cilegon", _VILLAGE, "Desa Binaan Imigrasi Cikoneng", 250),
    ("Kanim Cilegon", _FOUNDATION, "Yayasan Sosial Kasih Sesama", 150),
    ("Kanim Cilegon", _PESANTREN, "Pondok Pesantren Miftahul Jannah", 300),
)
TANGERANG: Final = PracticeDay(
    day=_TANGERANG_DAY,
    record=Event(
        code="POLTEKPIN-TNG-2026",
        name="Bakti Sosial Poltekpin Tangerang",
        occasion="Hari Bhakti Imigrasi ke-76",
        organiser="Kementerian Imigrasi dan Pemasyarakatan",
        partner=CITY,
        days=[DayLine(day=_TANGERANG_DAY, place="Poltekpin Tangerang")],
        target_donors=500,
        items=[
            ItemLine(name=FOOD, unit=Unit.PACKAGE, received=5000, contents=_FOOD_CONTENTS),
            ItemLine(name=SEEDLINGS, unit=Unit.SEEDLING, received=20_000),
        ],
        allocations=[AllocationLine(area=name, item=FOOD, quantity=quantity) for name, quantity in _AREA.items()],
    ),
    donors=Donors(
        bag_prefix="TNG26",
        people={
            ("Poltekpin Tangerang", DonorCategory.STUDENT): 84,
            ("Poltekpin Tangerang", DonorCategory.STAFF): 36,
            ("Direktorat Jenderal Imigrasi", DonorCategory.STAFF): 52,
            ("Direktorat Jenderal Pemasyarakatan", DonorCategory.STAFF): 31,
            ("Sekretariat Jenderal Kemenimipas", DonorCategory.STAFF): 27,
            ("Kanim Kelas I Non TPI Tangerang", DonorCategory.STAFF): 38,
            ("Kanim Kelas I Khusus TPI Soekarno-Hatta", DonorCategory.STAFF): 46,
            ("Kanim Kelas I TPI Serang", DonorCategory.STAFF): 18,
            ("Kanim Kelas II TPI Cilegon", DonorCategory.STAFF): 14,
            ("Lapas Kelas I Tangerang", DonorCategory.STAFF): 22,
            ("Lapas Pemuda Kelas IIA Tangerang", DonorCategory.STAFF): 17,
            ("Rutan Kelas I Tangerang", DonorCategory.STAFF): 15,
            ("LPKA Kelas I Tangerang", DonorCategory.STAFF): 9,
            ("Kanim Kelas I Non TPI Tangerang", DonorCategory.FAMILY): 7,
            (CITY, DonorCategory.PARTNER): 21,
            (PUBLIC, DonorCategory.PUBLIC): 75,
        },
        outcomes={
            VisitStatus.DONATED: 330,
            VisitStatus.DEFERRED: 154,
            VisitStatus.FAILED: 6,
            VisitStatus.NO_SHOW: 6,
            VisitStatus.CANCELLED: 4,
            VisitStatus.PASSED: 7,
            VisitStatus.REGISTERED: 5,
        },
    ),
    institutions=(
        Institution(
            name=CITY,
            kind=InstitutionKind.LOCAL_GOVERNMENT,
            position="Sekretaris Daerah",
            item=SEEDLINGS,
            quantity=20_000,
            symbolic=True,
        ),
        Institution(
            name=CITY,
            kind=InstitutionKind.LOCAL_GOVERNMENT,
            position="Kepala Dinas Ketahanan Pangan",
            item=SEEDLINGS,
            quantity=20_000,
            onward=True,
        ),
        *(
            Institution(area=area, name=name, kind=kind, position=_RECEIVERS[kind], quantity=quantity)
            for area, kind, name, quantity in _RECEIVED
        ),
    ),
    served=(
        Served(area="Kanim Tangerang", people=60, regency="3671", place="Kota Tangerang"),
        Served(area="Kanim Soekarno-Hatta", people=20, regency="3671", place="Kota Tangerang"),
        Served(area="Kanim Serang", people=30, regency="3673", place="Kota Serang"),
        Served(area="Kanim Cilegon", people=10, regency="3672", place="Kota Cilegon"),
    ),
    goods={FOOD: 5000, SEEDLINGS: 20_000},
)

EVENTS: Final = (PALEMBANG, TANGERANG)
