"""An attached file for another program to open: where it lies, or its content laid out where it is sealed."""

from pathlib import Path

from baktidesk import paths
from baktidesk.db.beside import put_whole
from baktidesk.db.sealed import lock_of
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.services.attachments import attachment_path, content_of_file


def lay_out(session: Session, attachment_id: str) -> Path:
    """Give a whole attachment's path for another program; refused as `read_attachment` is, or by the disk.

    Beside encrypted data that is a copy without encryption in the user's own folder, which the program empties when it
    is closed and when it starts (`paths.empty_opened`).
    """
    path = attachment_path(session, attachment_id)
    content = content_of_file(path)
    if lock_of(path) is None:
        return path
    copy = paths.opened_folder() / path.name
    try:
        put_whole(copy, content)
        copy.parent.chmod(0o700)
    except OSError as error:
        text = QT_TRANSLATE_NOOP("Refused", "The file could not be copied to the folder {folder}: {why}.")
        raise Refused(text, field="file", folder=str(copy.parent), why=error.strerror or "") from error
    return copy
