"""Known recipients and coupons offered under an input of the distribution desk while it is typed in."""

from collections.abc import Sequence
from typing import Any

from baktidesk.domain.coupon import Coupon, number_text
from baktidesk.services.relief.coupons import find_coupon
from baktidesk.services.relief.recipients import Found, find_recipients
from baktidesk.ui.donors.people_hints import PeopleHints
from baktidesk.ui.suggest import MOST
from baktidesk.ui.text import translate


class RecipientHints(PeopleHints):
    """The people and the coupon who may be meant, at most six; `chosen` gives the Found or the Coupon."""

    def look_for(self, session: Any, event_id: str, typed: str) -> Sequence[Found | Coupon]:
        """Give the coupon and the recipients who may be meant; on the store's thread."""
        coupon = find_coupon(session, event_id, typed)
        return [*([coupon] if coupon else []), *find_recipients(session, event_id, typed, MOST)]

    def words_of(self, one: Found | Coupon) -> str:
        """Give one of them in one line."""
        return found_words(one)


def found_words(one: Found | Coupon) -> str:
    """Give a person or a coupon in one line: the name, what tells it from another, and whether it was served."""
    if isinstance(one, Coupon):
        number = translate("Giving", "Coupon {number}").format(number=number_text(one.number))
        return " · ".join(part for part in (number, one.full_name, one.item) if part)
    served = (translate("Giving", "has received"),) if one.served else ()
    return " · ".join((one.recipient.full_name, *served, *one.recipient.second))
