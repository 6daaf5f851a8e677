"""Two programs on one server number the documents of one event at the same moments: no number twice, none left out."""

import multiprocessing
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import select

from baktidesk.db.models import handover
from baktidesk.db.schema import open_database
from baktidesk.domain.letterhead import Letterhead
from baktidesk.domain.officer import Desk as DeskSetup
from baktidesk.services.desk import change_desk
from baktidesk.services.letterhead import keep_letterhead
from baktidesk.services.relief.distributions import hand_over
from baktidesk.services.relief.handover_documents import number_document
from tests.stories import Desk, set_up, to_institution

pytestmark = pytest.mark.needs("postgresql")
ROUNDS = 40
SPAWN = multiprocessing.get_context("spawn")


def number_each(url: str, letter: str, documents: Sequence[str], together: Any, answers: Any) -> None:
    """Number documents, each at the moment when the other program numbers one; answer with the numbers."""
    desk = Desk(open_database(url), letter)
    numbers = []
    for document in documents:
        together.wait(timeout=60)
        numbers.append(desk.do(number_document, document))
    answers.put(numbers)
    desk.database.close()


def test_two_desks_number_without_a_gap_and_a_document_once(postgres_url: str) -> None:
    desk = Desk(open_database(postgres_url))
    event = set_up(desk)
    desk.do(change_desk, DeskSetup(work_unit="Kanim Uji", desk="A"))
    desk.do(keep_letterhead, Letterhead(unit="KANIM UJI", number_template="{serial:03}/BAST"))
    documents = [desk.do(hand_over, event.id, to_institution(event, 1)) for _ in range(ROUNDS + 1)]
    own = {"A": [*documents[: ROUNDS // 2], documents[-1]], "B": documents[ROUNDS // 2 :]}
    together, answers = SPAWN.Barrier(2), SPAWN.Queue()
    both = [
        SPAWN.Process(target=number_each, args=(postgres_url, letter, ids, together, answers))
        for letter, ids in own.items()
    ]
    for one in both:
        one.start()
    given = answers.get(timeout=120) + answers.get(timeout=120)
    for one in both:
        one.join(30)
    stored = desk.see(lambda session: session.rows(select(handover.c.document_number, handover.c.document_serial)))
    assert sorted(row.document_serial for row in stored) == list(range(1, ROUNDS + 2))
    assert sorted(given) == sorted([*(row.document_number for row in stored), given[ROUNDS // 2]])
    desk.database.close()
