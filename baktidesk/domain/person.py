"""People: what is written down once, ever."""

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.labels import Labelled


class Sex(Labelled):
    """Sex as on the identity card."""

    MALE = "male", QT_TRANSLATE_NOOP("Choice", "Male")
    FEMALE = "female", QT_TRANSLATE_NOOP("Choice", "Female")


class BloodGroup(Labelled):
    """ABO group; `unknown` until PMI has tested."""

    A = "A", QT_TRANSLATE_NOOP("Choice", "A")
    B = "B", QT_TRANSLATE_NOOP("Choice", "B")
    AB = "AB", QT_TRANSLATE_NOOP("Choice", "AB")
    O = "O", QT_TRANSLATE_NOOP("Choice", "O")  # noqa: E741 - the group's name
    UNKNOWN = "unknown", QT_TRANSLATE_NOOP("Choice", "Not known")


class Rhesus(Labelled):
    """Rhesus factor."""

    POSITIVE = "+", QT_TRANSLATE_NOOP("Choice", "Positive (+)")
    NEGATIVE = "-", QT_TRANSLATE_NOOP("Choice", "Negative (-)")
    UNKNOWN = "unknown", QT_TRANSLATE_NOOP("Choice", "Not known")
