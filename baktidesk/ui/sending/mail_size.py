"""How large a message will be, in words, and whether servers take so much."""

from decimal import Decimal

from baktidesk.domain.mail import MOST_REFUSE, SOME_REFUSE
from baktidesk.ui import text
from baktidesk.ui.text import translate

MEGABYTE = 1_000_000


def megabytes(size: int) -> str:
    """Give a size in bytes as people say it: 0,4 MB."""
    tenths = max((Decimal(size) / MEGABYTE).quantize(Decimal("0.1")), Decimal("0.1"))
    return f"{text.number(tenths)}\N{NO-BREAK SPACE}MB"


def size_warning(size: int) -> str:
    """Say when a message of so many bytes may be refused on its way; "" when it is small enough for all."""
    if size > MOST_REFUSE:
        return translate("Mail", "Most servers refuse so large a message: send the file in another way.")
    if size > SOME_REFUSE:
        return translate("Mail", "Some servers refuse messages of more than 10 MB.")
    return ""
