"""What the import of a roll says: of whose roll it is, of how many people, and of what came of it."""

from baktidesk.domain.errors import Refused
from baktidesk.domain.roll import RollKind, RollPreview
from baktidesk.ui import text
from baktidesk.ui.text import translate


def title_of(kind: RollKind) -> str:
    """Give what the dialog is called."""
    if kind is RollKind.RECIPIENT:
        return translate("Roll", "Import the recipients' roll")
    return translate("Roll", "Import a roll")


def about(kind: RollKind) -> str:
    """Give which columns a file must have."""
    if kind is RollKind.RECIPIENT:
        return translate("Roll", "One column must hold names; NIK, No. KK, address and others may stand in any order.")
    return translate("Roll", "One column must hold names; NIP, NIK, work unit and others may stand in any order.")


def to_write(found: RollPreview | None) -> int:
    """Give how many rows would be written: of people who are new to the roll, and of those whose row says otherwise."""
    return len(found.accepted) + len(found.changed) if found else 0


def save_words(found: RollPreview | None) -> str:
    """Give what the button does."""
    count = len(found.accepted) if found else 0
    if found and found.changed:
        words = translate("Roll", "Save {count} people and {changed} changes")
        return words.format(count=text.number(count), changed=text.number(len(found.changed)))
    if not count:
        return translate("Roll", "Save")
    if count == 1:
        return translate("Roll", "Save one person")
    return translate("Roll", "Save {count} people").format(count=text.number(count))


def not_saved(refusal: Refused) -> str:
    """Give why nothing was saved; what was said of the backup alone says it of the people, too."""
    from baktidesk.services.backups import NoBackup

    words = text.sentence(refusal)
    if isinstance(refusal, NoBackup):
        return translate("Roll", "{problem} Nothing was saved.").format(problem=words)
    return words


def told(found: RollPreview) -> str:
    """Give the sentence of the bottom bar."""
    words = translate("Roll", "{count} people of {file} are on the roll now.")
    added = words.format(count=text.number(len(found.accepted)), file=found.file.name)
    if not found.changed:
        return added
    changed = translate("Roll", "{count} rows were changed.").format(count=text.number(len(found.changed)))
    return f"{added} {changed}" if found.accepted else changed
