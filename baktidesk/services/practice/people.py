"""Generated people for the practice file: no name, number or address in it belongs to anybody."""

import datetime as dt
from collections.abc import Mapping
from random import Random
from typing import Final, TypeVar

from baktidesk.domain.person import BloodGroup, Sex

T = TypeVar("T")

SEED: Final = 76
NOWHERE: Final = "99"
"""A district code that no regency has, so that a generated NIK is nobody's."""

_MEN: Final = """
    Adi Agus Ahmad Aldi Andi Anwar Arif Asep Bagus Bambang Bayu Budi Cahyo Danang Dedi Deni Dimas Dwi Eko Fajar Farhan
    Galih Guntur Hadi Hasan Hendra Heru Ilham Imam Indra Irfan Iwan Joko Kurnia Lukman Ma'mun Mulyadi Nanang Nugroho Oki
    Panji Rahmat Rangga Ridwan Rizki Rudi Sandi Slamet Sugeng Surya Taufik Teguh Tono Usman Wahyu Wawan Yanto Yoga Yusuf
""".split()
_WOMEN: Final = """
    Aisyah Amelia Ani Anisa Astuti Ayu Citra Dahlia Dewi Dian Dina Eka Endang Erna Evi Fatimah Fitri Gita Hana Hesti Ida
    Indah Intan Ira Kartika Lestari Lia Lilis Lina Maya Mega Melati Mira Murni Nia Nina Novi Nur Nur'aini Nurul Putri
    Rani Ratna Retno Rina Rini Rosa Sari Siti Sri Suci Susi Tika Tri Umi Wati Widya Wulan Yanti Yuni Zahra
""".split()
_FAMILY: Final = """
    Abdullah Aulia Bakti Ginting Hakim Halim Harahap Hasibuan Hidayat Kusuma Lubis Manurung Marpaung Nasution Pangestu
    Rachman Ramadhan Saragih Siregar Situmorang Sulaiman Tanjung
""".split()
_OF_MEN: Final = """
    Ardiansyah Darmawan Firmansyah Gunawan Harjono Hartono Irawan Kusnadi Mahendra Maulana Nugraha Permana Pradana
    Pranata Prasetyo Purnama Purwanto Saputra Setiawan Subagyo Supriyadi Susanto Sutrisno Syahputra Wibowo Wijaya
    Wirawan Zulkarnain
""".split()
_OF_WOMEN: Final = """
    Anggraini Apriliani Damayanti Handayani Kusumawati Maharani Novitasari Nurhayati Oktaviani Permatasari Pertiwi
    Puspitasari Rahayu Rahmawati Safitri Setyowati Suharti Sulastri Susanti Utami Wahyuni Wardani Wulandari Yulianti
""".split()
_BEFORE: Final = {Sex.MALE: ("H.", "Drs.", "dr.", "Ir."), Sex.FEMALE: ("Hj.", "Dra.", "dr.", "Hj.")}
_AFTER: Final = ("S.H.", "S.T.", "S.Sos.", "M.Si.", "S.E., M.M.", "A.Md.Im.", "S.H., M.H.", "S.Kom.")
_STREETS: Final = (
    "Anggrek Cempaka Delima Dahlia Flamboyan Kenanga Mawar Melati Mangga Rambutan Teratai Wijayakusuma".split()
)

BLOOD_GROUPS: Final = {BloodGroup.O: 46, BloodGroup.A: 23, BloodGroup.B: 22, BloodGroup.AB: 9}
"""Per cent of the population."""


class Crowd:
    """People drawn by a seeded generator: the same seed gives the same people in the same order."""

    def __init__(self, seed: int = SEED) -> None:
        """Start the generator."""
        self.random = Random(seed)

    def likely(self, per_cent: int) -> bool:
        """Draw a yes or no."""
        return self.random.randrange(100) < per_cent

    def dealt(self, shares: Mapping[T, int], total: int) -> list[T]:
        """Give `total` keys in the proportion of their shares, shuffled."""
        keys = apportion(shares, total)
        self.random.shuffle(keys)
        return keys

    def sex(self, women_per_cent: int = 45) -> Sex:
        """Draw a sex."""
        return Sex.FEMALE if self.likely(women_per_cent) else Sex.MALE

    def name(self, sex: Sex, titled_per_cent: int = 14) -> str:
        """Draw a name: one word or several, some with an initial or with titles."""
        words = [self.random.choice(_WOMEN if sex is Sex.FEMALE else _MEN)]
        if not self.likely(12):
            words.append(self.random.choice(_FAMILY + (_OF_WOMEN if sex is Sex.FEMALE else _OF_MEN)))
        if self.likely(18):
            words.insert(
                0, self.random.choice(("Nur", "Sri", "Dewi") if sex is Sex.FEMALE else ("M.", "Muhammad", "Abdul"))
            )
        return self._titled(" ".join(dict.fromkeys(words)), sex) if self.likely(titled_per_cent) else " ".join(words)

    def birth_date(self, youngest: int, oldest: int, day: dt.date) -> dt.date:
        """Draw the birth date of somebody whose age on a day lies between two ages, in years, inclusive."""
        age = self.random.randint(youngest, oldest)
        born = dt.date(day.year - age, 1, 1) + dt.timedelta(days=self.random.randrange(365))
        return (
            born
            if (born.month, born.day) <= (day.month, day.day)
            else born.replace(year=born.year - 1, day=min(born.day, 28))
        )

    def blood_group(self) -> BloodGroup:
        """Draw a blood group as they are in the population."""
        return self.random.choices(list(BLOOD_GROUPS), list(BLOOD_GROUPS.values()))[0]

    def nik(self, regency: str, born: dt.date, sex: Sex) -> str:
        """Make a NIK of a regency (4 digits) in a district that does not exist."""
        day = born.day + (40 if sex is Sex.FEMALE else 0)
        return f"{regency}{NOWHERE}{day:02d}{born:%m%y}{self.random.randint(1, 9999):04d}"

    def family_card(self, regency: str, day: dt.date) -> str:
        """Make a family card number of a regency in a district that does not exist, issued up to ten years before."""
        issued = day - dt.timedelta(days=self.random.randrange(3650))
        return f"{regency}{NOWHERE}{issued:%d%m%y}{self.random.randint(1, 9999):04d}"

    def address(self, place: str) -> str:
        """Make an address in a place."""
        street, number = self.random.choice(_STREETS), self.random.randint(1, 90)
        return (
            f"Jl. {street} No. {number} RT {self.random.randint(1, 12):03d}/RW {self.random.randint(1, 9):03d}, {place}"
        )

    def _titled(self, name: str, sex: Sex) -> str:
        before, after = self.likely(45), self.random.choice(_AFTER)
        return f"{self.random.choice(_BEFORE[sex])} {name}" if before else f"{name}, {after}"


def apportion(shares: Mapping[T, int], total: int) -> list[T]:
    """Give `total` keys in the proportion of their shares; what does not divide goes to the largest remainders."""
    whole = sum(shares.values())
    counts = {key: total * share // whole for key, share in shares.items()}
    by_remainder = sorted(shares, key=lambda key: -(total * shares[key] % whole))
    for key in by_remainder[: total - sum(counts.values())]:
        counts[key] += 1
    return [key for key, count in counts.items() for _ in range(count)]
