"""Ways in which a data file comes to harm: on the disk, by somebody who copies files, by another program."""

import random
import re
import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

from baktidesk.db.backup import backup_folder
from baktidesk.db.engine import driver, log_of
from baktidesk.db.high_water import mark_of

PAGE = 4096
OLDER, OTHER, CRASHED = "older.db", "other.db", "crashed.db"
"""What lies beside the data for the vandal: an older copy, another office's data, and the data after a crash."""
Vandal = Callable[[Path, random.Random], None]


# --- the disk ---------------------------------------------------------------------------------------------------


def zero_a_page(path: Path, chance: random.Random) -> None:
    overwrite(path, chance.randrange(path.stat().st_size // PAGE) * PAGE, bytes(PAGE))


def scramble_a_page(path: Path, chance: random.Random) -> None:
    overwrite(path, chance.randrange(path.stat().st_size // PAGE) * PAGE, chance.randbytes(PAGE))


def swap_two_pages(path: Path, chance: random.Random) -> None:
    content = path.read_bytes()
    one, other = chance.sample(range(1, len(content) // PAGE), 2)
    overwrite(path, one * PAGE, content[other * PAGE : other * PAGE + PAGE])
    overwrite(path, other * PAGE, content[one * PAGE : one * PAGE + PAGE])


def spoil_the_head(path: Path, chance: random.Random) -> None:
    overwrite(path, 0, chance.randbytes(100))


def spoil_the_catalogue(path: Path, chance: random.Random) -> None:
    overwrite(path, 100, chance.randbytes(64))


def cut_at_a_page(path: Path, chance: random.Random) -> None:
    shorten(path, chance.randrange(1, path.stat().st_size // PAGE) * PAGE)


def cut_anywhere(path: Path, chance: random.Random) -> None:
    shorten(path, chance.randrange(1, path.stat().st_size))


def empty(path: Path, _chance: random.Random) -> None:
    shorten(path, 0)


def lengthen_by_rubbish(path: Path, chance: random.Random) -> None:
    path.write_bytes(path.read_bytes() + chance.randbytes(1 + chance.randrange(PAGE - 1)))


def lengthen_by_whole_pages(path: Path, chance: random.Random) -> None:
    path.write_bytes(path.read_bytes() + chance.randbytes(PAGE * chance.randint(1, 3)))


def flip_a_letter(path: Path, chance: random.Random) -> None:
    """Change one letter of an institution's name, which no integrity check of SQLite sees."""
    flip(path, chance, b"Yayasan r-", 1)


def flip_a_letter_into_none(path: Path, chance: random.Random) -> None:
    """Change one letter of a name into half a letter: the text is none any more."""
    flip(path, chance, b"Yayasan r-", 0x80)


def flip_a_letter_of_the_audit(path: Path, chance: random.Random) -> None:
    flip(path, chance, b'"institution":[null,"Yayasan', chance.choice((1, 0x80)))


def flip_a_bit_anywhere(path: Path, chance: random.Random) -> None:
    place = chance.randrange(path.stat().st_size)
    overwrite(path, place, bytes([path.read_bytes()[place] ^ (1 << chance.randrange(8))]))


# --- the log ----------------------------------------------------------------------------------------------------


def flip_in_the_log(path: Path, chance: random.Random) -> None:
    """Change one bit of a log that the file cannot do without: SQLite reads up to there and says nothing."""
    crash(path)
    flip_a_bit_anywhere(log_of(path), chance)


def lose_the_log(path: Path, _chance: random.Random) -> None:
    crash(path)
    log_of(path).unlink()


def cut_the_log(path: Path, chance: random.Random) -> None:
    crash(path)
    cut_anywhere(log_of(path), chance)


def put_another_s_log_there(path: Path, _chance: random.Random) -> None:
    crash(path)
    shutil.copyfile(log_of(path.with_name(OTHER)), log_of(path))


def spoil_beside_a_log(path: Path, chance: random.Random) -> None:
    """Leave a log of another file beside it, and lose a page."""
    log_of(path).write_bytes(chance.randbytes(5000))
    zero_a_page(path, random.Random(chance.random()))


# --- somebody who copies files ----------------------------------------------------------------------------------


def put_text_there(path: Path, chance: random.Random) -> None:
    path.write_text("Nama;Satker\n" * (100 + chance.randrange(900)), encoding="utf-8")


def put_a_workbook_there(path: Path, chance: random.Random) -> None:
    path.write_bytes(b"PK\x03\x04" + chance.randbytes(9000))


def put_a_folder_there(path: Path, _chance: random.Random) -> None:
    path.unlink()
    path.mkdir()


def put_another_program_s_file_there(path: Path, chance: random.Random) -> None:
    overwrite(path, 68, struct.pack(">I", chance.randrange(1 << 32) | 1))


def put_an_older_copy_there(path: Path, _chance: random.Random) -> None:
    """Put back what was there before the last records: whole, and wrong."""
    shutil.copyfile(path.with_name(OLDER), path)


def put_an_older_backup_there(path: Path, _chance: random.Random) -> None:
    """Rename a backup to the data, past the program."""
    sorted(backup_folder(path).glob("*.db"))[0].rename(path)


def put_another_s_file_there(path: Path, _chance: random.Random) -> None:
    """Mix up the files of two offices."""
    shutil.copyfile(path.with_name(OTHER), path)


def copy_half(path: Path, _chance: random.Random) -> None:
    content = sorted(backup_folder(path).glob("*.db"))[-1].read_bytes()
    path.write_bytes(content[: len(content) // 2 // PAGE * PAGE])


def lose_the_mark(path: Path, _chance: random.Random) -> None:
    mark_of(path).unlink()


def damage_the_mark(path: Path, chance: random.Random) -> None:
    flip_a_bit_anywhere(mark_of(path), chance)


# --- another program --------------------------------------------------------------------------------------------


def edit_a_record(path: Path, chance: random.Random) -> None:
    column = chance.choice(("receiver_name", "giver_name", "day"))
    edit(path, f"UPDATE handover SET {column} = '2020-01-01' WHERE document_number = ?", f"r-{chance.randrange(20)}")


def delete_a_record(path: Path, chance: random.Random) -> None:
    lines = "SELECT handover_line.id FROM handover_line JOIN handover ON handover.id = handover_id"
    where = "WHERE document_number = ?"
    name = f"r-{chance.randrange(20)}"
    edit(path, f"DELETE FROM stock_movement WHERE handover_line_id IN ({lines} {where})", name)
    edit(path, f"DELETE FROM handover_line WHERE id IN ({lines} {where})", name)
    edit(path, f"DELETE FROM handover {where}", name)


def edit_the_audit(path: Path, chance: random.Random) -> None:
    column = chance.choice(("officer", "at", "changes", "deed"))
    edit(path, f"UPDATE audit SET {column} = '{{}}' WHERE sequence = ?", chance.randrange(3, 40))


def cut_the_audit(path: Path, chance: random.Random) -> None:
    edit(path, "DELETE FROM audit WHERE sequence > ?", chance.randrange(3, 40))


def take_the_seals_away(path: Path, chance: random.Random) -> None:
    edit(path, "DELETE FROM setting WHERE key = ?", chance.choice(("audit_key", "audit_head")))


def spoil_a_setting(path: Path, chance: random.Random) -> None:
    edit(path, "UPDATE setting SET value = '{' WHERE key = ?", chance.choice(("audit_key", "audit_head")))


def call_it_older(path: Path, chance: random.Random) -> None:
    edit(path, "UPDATE alembic_version SET version_num = ?", f"000{chance.randint(0, 4)}")


def call_it_strange(path: Path, chance: random.Random) -> None:
    edit(path, "UPDATE alembic_version SET version_num = ?", chance.choice(("x", "-1", "5", "00001")))


def lose_the_revision(path: Path, chance: random.Random) -> None:
    edit(path, chance.choice(("DELETE FROM alembic_version WHERE ? = ?", "DROP TABLE alembic_version")))


def drop_a_table(path: Path, chance: random.Random) -> None:
    edit(path, f"DROP TABLE {chance.choice(('stock_movement', 'handover', 'audit', 'setting', 'tally'))}")


def edit_a_figure(path: Path, _chance: random.Random) -> None:
    """Change what the summary is read from."""
    edit(path, "UPDATE tally SET n = n + 1")


def edit_an_event(path: Path, _chance: random.Random) -> None:
    edit(path, "UPDATE event SET name = 'Kegiatan lain'")


def edit_goods(path: Path, _chance: random.Random) -> None:
    edit(path, "UPDATE item SET name = 'Barang lain'")


DISK: tuple[Vandal, ...] = (
    zero_a_page, scramble_a_page, swap_two_pages, spoil_the_head, spoil_the_catalogue, cut_at_a_page, cut_anywhere,
    empty, lengthen_by_rubbish, lengthen_by_whole_pages, flip_a_letter, flip_a_letter_into_none,
    flip_a_letter_of_the_audit, flip_a_bit_anywhere,
)  # fmt: skip
LOG: tuple[Vandal, ...] = (flip_in_the_log, lose_the_log, cut_the_log, put_another_s_log_there, spoil_beside_a_log)
COPIES: tuple[Vandal, ...] = (
    put_text_there, put_a_workbook_there, put_a_folder_there, put_another_program_s_file_there,
    put_an_older_copy_there, put_an_older_backup_there, put_another_s_file_there, copy_half, lose_the_mark,
    damage_the_mark,
)  # fmt: skip
EDITS: tuple[Vandal, ...] = (
    edit_a_record, delete_a_record, edit_the_audit, cut_the_audit, take_the_seals_away, spoil_a_setting,
    call_it_older, call_it_strange, lose_the_revision, drop_a_table, edit_a_figure, edit_an_event, edit_goods,
)  # fmt: skip
KINDS = (*DISK, *LOG, *COPIES, *EDITS)


def overwrite(path: Path, place: int, content: bytes) -> None:
    """Write over what stands at a place."""
    with path.open("r+b") as file:
        file.seek(place)
        file.write(content)


def shorten(path: Path, size: int) -> None:
    """Cut a file off."""
    with path.open("r+b") as file:
        file.truncate(size)


def flip(path: Path, chance: random.Random, words: bytes, bit: int) -> None:
    """Change a bit of the last letter of some words, at one of the places where they stand."""
    content = path.read_bytes()
    place = chance.choice([found.end() - 1 for found in re.finditer(re.escape(words), content)])
    overwrite(path, place, bytes([content[place] ^ bit]))


def crash(path: Path) -> None:
    """Leave the file as a process that was killed does: what is newest stands in its log alone."""
    crashed = path.with_name(CRASHED)
    for end in ("", "-wal", "-mark"):
        shutil.copyfile(f"{crashed}{end}", f"{path}{end}")


def edit(path: Path, statement: str, value: Any = None, *, keep_triggers: bool = True) -> None:
    """Run a statement as another program would, whatever the triggers say."""
    connection = driver().connect(str(path), isolation_level=None)
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    kept = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement, (value,) * statement.count("?"))
    for (sql,) in kept if keep_triggers else ():
        table = re.search(r"\bON\s+(\w+)", sql)
        if table and connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table[1],)).fetchone():
            connection.execute(sql)
    connection.close()
