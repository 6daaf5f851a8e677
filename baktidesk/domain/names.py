"""Typed text made safe to keep, and the keys by which names are found again."""

import re
import unicodedata
from typing import Final

_BEFORE: Final = "dr drg drh drs dra ir prof h hj kh k.h ust ustadz ustadzah pdt bpk bapak ibu sdr sdri tn ny nn"
_DEGREES: Final = """
    ama amd amdim amdip amdkeb amdkep amdkes amdkom amip amk apt sag sak sap sds se sei sfarm sfil sgz sh shi shum sikom
    sip skeb sked skel skep skg skh ski skm skom slog smb sn sos spd spdi spi spsi spt ssi ssn ssos sst sstp st stat sth
    sti stp str strak strap strim strimi strip strkeb strkes strkom strpas
    ba bsc dea lc llm ma mag mak map mba mcom med meng mepid mfarm mh mhum mikom mip mkeb mkep mkes mkn mkom mm mmkes
    mmsi mpd mpdi mpp mpsi mpub ms msc mse msi msn msos mt mth ners ns phd psikolog
    spa span spb spjp spkj spkk spm spn spog spot spp spparu sppd sppk sprad sptht
"""

TITLES_BEFORE: Final = tuple(_BEFORE.split())
"""Titles and forms of address that stand before a name, without their last dot."""

TITLES_AFTER: Final = frozenset(_DEGREES.split())
"""Degrees and professions that stand after a name, without their dots."""

_IN_FRONT: Final = re.compile(rf"^(?:(?:{'|'.join(map(re.escape, TITLES_BEFORE))})(?:\.\s*|\s+)(?=\S))+")

_APOSTROPHES: Final = str.maketrans(dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u0060\u00b4\u2032", "'"))
_LINE_ENDS: Final = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_DROPPED_CATEGORIES: Final = ("Cc", "Cs")
_UNSEARCHED_CATEGORIES: Final = ("Cf", *_DROPPED_CATEGORIES)
_TODAYS: Final = {"oe": "u", "dj": "j", "tj": "c"}
_OLD_SPELLING: Final = re.compile("|".join(_TODAYS))
_GIVEN: Final = dict.fromkeys(
    "m muh moh mhd md moch mochammad mochamad mohammad mohamad muhamad mohamed".split(), "muhammad"
)
_NOT_FOR_FILES: Final = re.compile(r"[^A-Z0-9]+")


def clean(text: str, *, lines: bool = False) -> str:
    """Bring typed or pasted text into the form in which it is stored.

    NFC, without control characters, surrogates and Unicode noncharacters, without spaces at its ends;
    tabs and line ends become one space, but `lines` keeps line ends as a newline. What stands inside stays.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    unbroken = _LINE_ENDS.sub("\n" if lines else " ", text).replace("\t", " ")
    kept = "".join(character for character in unbroken if character == "\n" or not _is_dropped(character))
    return unicodedata.normalize("NFC", kept).strip()


def _is_dropped(character: str) -> bool:
    code = ord(character)
    noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return noncharacter or unicodedata.category(character) in _DROPPED_CATEGORIES


def search_key(text: str) -> str:
    """Give the form in which a text is searched: NFKC, case folded, no format characters, spaces collapsed."""
    folded = _fold(text)
    while folded != (again := _fold(folded)):
        folded = again
    return folded


def _fold(text: str) -> str:
    if text.isascii() and text.isprintable():
        return " ".join(text.casefold().split())
    visible = "".join(" " if character.isspace() else character for character in text if _is_visible(character))
    return " ".join(unicodedata.normalize("NFKC", visible).casefold().split())


def _is_visible(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in _UNSEARCHED_CATEGORIES


def name_key(text: str) -> str:
    """Give the form in which names are matched: the search key without titles, apostrophes made alike.

    "dr. Hj. Siti Aminah, S.T., M.Si" gives "siti aminah"; a text of nothing but titles keeps the last.
    """
    name, *behind = search_key(text.translate(_APOSTROPHES)).translate(_APOSTROPHES).split(",")
    parts = [_without_titles(name.strip()), *(part.strip() for part in behind if not _is_title(part))]
    return " ".join(part for part in parts if part)


def _without_titles(name: str) -> str:
    words = _IN_FRONT.sub("", name).split()
    # An undotted "Ma" or "Se" at the end may be a name, so only dotted words count as degrees here.
    while len(words) > 1 and "." in words[-1] and _bare(words[-1]) in TITLES_AFTER:
        del words[-1]
    return " ".join(words)


def _is_title(part: str) -> bool:
    return _bare(part) in TITLES_AFTER or all(_bare(word) in (*TITLES_AFTER, *TITLES_BEFORE) for word in part.split())


def _bare(word: str) -> str:
    return re.sub(r"[.\s]", "", word)


def match_key(text: str) -> str:
    """Give the form in which similar names are compared: the name key in today's spelling, without apostrophes.

    "Moch. Soekarno Djatmiko" gives "muhammad sukarno jatmiko".
    """
    return match_key_of(name_key(text))


def match_key_of(key: str) -> str:
    """Give the match key of a name from its name key, for whoever has made that one already."""
    plain = re.sub(r"[^\w\s]", "", key)
    words = [_GIVEN.get(word, word) for word in plain.split()]
    return " ".join(_OLD_SPELLING.sub(lambda found: _TODAYS[found.group()], word) for word in words)


def slug(text: str) -> str:
    """Give a text the form of a part of a file name: capitals, digits and single dashes; may be empty."""
    key = search_key(text.translate(_APOSTROPHES)).replace("'", "")
    ascii_only = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    return _NOT_FOR_FILES.sub("-", ascii_only.upper()).strip("-")
