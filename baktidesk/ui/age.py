"""How long an obligation has been open, as a chip."""

from baktidesk.domain.onward import Ageing
from baktidesk.domain.summary import Obligation
from baktidesk.ui import text
from baktidesk.ui.chip import Chip
from baktidesk.ui.text import translate

ICONS = {Ageing.WEEK: "clock", Ageing.MONTH: "warning", Ageing.LONGER: "warning"}


def age_chip(one: Obligation) -> Chip:
    """Give the age of an obligation: a week is good, a month a warning, longer is bad; none once all is reported."""
    if one.open <= 0:
        return Chip("good", "check", translate("Stock", "Reported"))
    return Chip(one.age.tone, ICONS[one.age], text.label(one.age))
