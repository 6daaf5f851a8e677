"""A deed that writes the data file anew: backups rest, the data are let go, and opened again afterwards."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from baktidesk.domain.errors import Refused
from baktidesk.ui.store import Store

if TYPE_CHECKING:
    from baktidesk.ui.safety.backup_keeper import BackupKeeper


def rewrite(
    store: Store,
    keeper: "BackupKeeper | None",
    let_go: Callable[[], None],
    open_again: Callable[[], None],
    deed: Callable[[], None],
    refused: Callable[[Refused], None],
) -> None:
    """Do the deed on the store's thread while nobody has the data open; open them again, come what may.

    `let_go` closes them on that thread, `open_again` opens them on the window's, where `refused` says what went wrong.
    """
    if keeper:
        keeper.stop()

    def work() -> Refused | None:
        if keeper:
            keeper.wait()
        let_go()
        try:
            deed()
        except Refused as refusal:
            return refusal
        return None

    def after(refusal: Refused | None) -> None:
        open_again()
        if refusal:
            refused(refusal)

    store.start(work, after)
