"""How figures are named for the ear, and for the list of the records behind them."""

from baktidesk.domain.figure import Figure
from baktidesk.ui.text import translate


def heard(title: str, shown: str, figure: Figure | None) -> str:
    """Give what a screen reader says of a figure: what it counts, the number, and that its records can be seen."""
    if figure is None:
        return f"{title}: {shown}"
    if figure.planned:
        return translate("Summary", "{title}: {figure}, see the plan").format(title=title, figure=shown)
    return translate("Summary", "{title}: {figure}, see the records").format(title=title, figure=shown)
