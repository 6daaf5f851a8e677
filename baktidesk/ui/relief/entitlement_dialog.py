"""What each may receive of every item: shown in words, changed by whoever sets up events."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from baktidesk.domain.entitlement import Basis, Entitlement
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Deed, may
from baktidesk.services.relief.entitlements import keep_entitlement, list_entitlements
from baktidesk.ui.dialog_parts import dialog_button, esc
from baktidesk.ui.form import Form
from baktidesk.ui.page import make_words
from baktidesk.ui.relief.goods import item_options, tie_unit
from baktidesk.ui.relief.served_panel import rule_words
from baktidesk.ui.store import Store
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

ROWS_HIGH = 4


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What each may receive of an item; `id` is the item's, `agreed` tells whether anybody has said so."""

    id: str
    item: str
    unit: str
    record: Entitlement
    agreed: bool


class EntitlementDialog(QDialog):
    """Lists the goods of an event with what each may receive, over the form that changes it."""

    def __init__(self, parent: QWidget, store: Store, event: StoredEvent) -> None:
        """Make the dialog and read what has been agreed."""
        super().__init__(parent)
        self.setObjectName("entitlement.dialog")
        self.setWindowTitle("baktidesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(SIZES.desk_least + SIZES.desk_least // 2)
        self._store = store
        self._event = event
        self._may = may(store.actor.role, Deed.SET_UP_EVENT)
        self._first = ""
        self.list = _make_list()
        self.form = Form(Entitlement, "entitlement", translate("Giving", "Save"), desk=True)
        self.form.offer("item", item_options(event.items))
        units = {item.id: item.unit for item in event.items}
        tie_unit({name: self.form.editor(name) for name in ("item_id", "quantity")}, units)
        self._lay_out()
        self.list.chosen.connect(self._on_chosen)
        self.form.editor("item_id").edited.connect(self._on_item)
        self.form.submitted.connect(self._save)
        self._read()

    @classmethod
    def show_for(cls, parent: QWidget, store: Store, item_id: str = "") -> "EntitlementDialog | None":
        """Open the dialog for the active event without blocking, on an item where one is named; None without goods."""
        event = store.active_event
        if event is None or not event.items:
            return None
        dialog = cls(parent, store, event)
        dialog._first = item_id
        dialog.open()
        dialog.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return dialog

    def _read(self) -> None:
        event_id = self._event.id
        self._store.read(lambda session: list_entitlements(session, event_id), self._show)

    def _show(self, agreed: dict[str, Entitlement]) -> None:
        """Show what has been agreed, unless the dialog has been closed while it was read."""
        if not isValid(self):
            return
        unsaid = Entitlement(quantity=None, basis=Basis.HOUSEHOLD)
        self.list.show_rows(
            [
                Rule(
                    id=item.id,
                    item=item.name,
                    unit=item.unit,
                    record=agreed.get(item.id, unsaid),
                    agreed=item.id in agreed,
                )
                for item in self._event.items
            ]
        )
        if self.list.current() is None:
            self.list.select(0)
            self.list.select_record(self._first)

    def _on_chosen(self, rule: Rule | None) -> None:
        if rule is not None:
            values = rule.record if rule.agreed else Entitlement()
            self.form.load(replace(values, item_id=rule.id))

    def _on_item(self) -> None:
        self.list.select_record(str(self.form.editor("item_id").value()))

    def _save(self, record: Entitlement) -> None:
        event, item = self._event, next(item for item in self._event.items if item.id == record.item_id)
        self._store.run(
            lambda session: keep_entitlement(session, event.id, record),
            lambda _id: self._saved(),
            refused=self.form.show_refused,
            tell=lambda _id: translate("Giving", "Agreed for {item}: {rule}.").format(
                item=item.name, rule=rule_words(record, item.unit)
            ),
        )

    def _saved(self) -> None:
        if isValid(self):
            self.form.set_saving(False)
            self._read()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_m)
        box.addWidget(make_words(translate("Giving", "What each may receive"), "section"))
        words = translate("Giving", "More than this, or earlier again, needs a reason and stands on the exceptions.")
        sentence = make_words(words, "muted")
        sentence.setWordWrap(True)
        box.addWidget(sentence)
        self.list.setFixedHeight(SIZES.row * (ROWS_HIGH + 1))
        box.addWidget(self.list)
        close = esc(dialog_button("entitlement.close", translate("Giving", "Close"), self.reject))
        if self._may:
            box.addWidget(self.form)
            self.form.foot.insertWidget(1, close)
        else:
            self.form.hide()
            box.addWidget(make_words(translate("Giving", "Only who sets up events changes this."), "muted"))
            box.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)


def _make_list() -> RecordTable[Rule]:
    columns: list[Column[Rule]] = [
        Column(title=translate("Field", "Item"), value=lambda one: one.item, stretch=True),
        Column(title=translate("Giving", "Each may receive"), value=_words, stretch=True),
    ]
    return RecordTable("entitlement.list", columns, "", accessible=translate("Giving", "What each may receive"))


def _words(rule: Rule) -> str:
    if rule.agreed:
        return rule_words(rule.record, rule.unit)
    return translate("Giving", "Nothing agreed: once to each")
