"""When the data cannot be opened: the newest or a chosen backup is offered in their place, and they are kept aside."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from baktidesk.domain.errors import Refused
from baktidesk.domain.zones import Zone, local_day
from baktidesk.ui import text
from baktidesk.ui.file_dialogs import file_dialog
from baktidesk.ui.safety.sorry import SorryGate
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate

if TYPE_CHECKING:
    from baktidesk.db.backup import Content
    from baktidesk.services.backups import Listed
    from baktidesk.services.salvage import Salvaged


class Rescue(QObject):
    """Looks for a backup on the store's thread, offers it at the gate, and puts it in place when the officer asks.

    Signals:
        restored(): the backup is in the place of the data, which can be opened now.
    """

    restored = Signal()

    def __init__(self, store: Store, data: str, gate: SorryGate, refusal: Refused, let_go: Callable[[], None]) -> None:
        """Begin to look, unless the data are whole and only newer than this program.

        `let_go` closes the data when they are open: nothing is put in the place of an open file.
        """
        super().__init__(gate)
        self._let_go = let_go
        self._store, self._data, self._gate = store, data, gate
        self._found: Path | None = None
        gate.restore_asked.connect(self._restore)
        gate.salvage_asked.connect(self._salvage)
        gate.other.clicked.connect(self._ask_other)
        gate.other.setVisible(not _is_newer(refusal))
        if "://" not in data and Path(data).exists():
            gate.offer_salvage()
        store.start(lambda: _look(data, refusal), self._offer_newest)

    def take_file(self, path: str) -> None:
        """Look into a backup from elsewhere, such as from a stick, and offer it instead."""

        def look() -> "Content":
            from baktidesk.db.restore import look_into
            from baktidesk.db.schema import HEAD

            return look_into(Path(path), HEAD)

        whole = translate("Sorry", "{file} is a whole backup with {visits} donors and {goods} deliveries.")
        self._store.start(
            look,
            lambda content: self._offer(Path(path), content, whole, file=Path(path).name),
            lambda refusal: self._refuse_file(path, refusal),
        )

    def _ask_other(self) -> None:
        dialog = file_dialog(self._gate, "sorry.file_dialog", self._gate.other.text())
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def _refuse_file(self, path: str, refusal: Refused) -> None:
        from baktidesk.db.keys import Locked
        from baktidesk.ui.safety.unlock_page import UnlockDialog

        if isinstance(refusal, Locked):
            UnlockDialog.ask(self._gate, self._store, path, lambda: self.take_file(path))
        else:
            self._refused(refusal)

    def _offer_newest(self, found: "Listed | None") -> None:
        if self._found is not None:
            return
        if found is None or found.content is None:
            self._gate.offer_none()
            return
        made = found.backup.made_at
        words = translate(
            "Sorry", "There is a whole backup of {day}, {hour}, with {visits} donors and {goods} deliveries."
        )
        day, hour = text.long_day(local_day(made, Zone.WIB)), f"{text.hour(made, Zone.WIB)} {Zone.WIB.value}"
        self._offer(found.backup.path, found.content, words, day=day, hour=hour)

    def _offer(self, source: Path, content: "Content", words: str, **more: str) -> None:
        self._found = source
        records = content.records
        deliveries = records.get("handover", 0) + records.get("distribution", 0)
        counts = {"visits": text.number(records.get("donor_visit", 0)), "goods": text.number(deliveries)}
        kept = translate("Sorry", "The damaged file will be kept beside it under another name.")
        self._gate.offer_backup(f"{words.format(**counts, **more)} {kept}")

    def _restore(self) -> None:
        found = self._found
        if found is None:
            return

        def work() -> None:
            from baktidesk.services.backups import restore

            self._let_go()
            restore(self._data, found)

        self._store.start(work, lambda _nothing: self.restored.emit(), self._refused)

    def _refused(self, refusal: Refused) -> None:
        self._gate.say(text.sentence(refusal))

    def _salvage(self, folder: str) -> None:
        def work() -> "Salvaged":
            from baktidesk.services.salvage import salvage

            return salvage(self._data, Path(folder), dt.datetime.now(dt.UTC))

        self._store.start(work, self._salvaged, self._refused)

    def _salvaged(self, done: "Salvaged") -> None:
        whole = translate("Sorry", "{rows} rows were rescued into {folder}.")
        part = translate("Sorry", "{rows} rows were rescued into {folder}; a part of them could not be read.")
        words = part if done.torn else whole
        self._gate.say(words.format(rows=text.number(sum(done.rows.values())), folder=done.folder))


def _look(data: str, refusal: Refused) -> "Listed | None":
    from baktidesk.services.backups import backup_to_offer

    return None if _is_newer(refusal) else backup_to_offer(data)


def _is_newer(refusal: Refused) -> bool:
    from baktidesk.db.schema import NewerData

    return isinstance(refusal, NewerData)
