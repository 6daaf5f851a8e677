"""What a whole NIK tells is filled in and said under it: sex, birth date, and the place where it was first issued."""

import datetime as dt
from typing import Any

from PySide6.QtCore import QObject

from baktidesk.domain.nik import NikResult, check_nik
from baktidesk.services.places import place_name
from baktidesk.ui.form import Form
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate


class NikHelp(QObject):
    """Reads the NIK of a check-in form as it is typed."""

    def __init__(self, store: Store, form: Form) -> None:
        """Watch the NIK of a form."""
        super().__init__(form)
        self._store = store
        self._form = form
        self._filled: dict[str, Any] = {}
        self._code = ""
        form.editor("nik").edited.connect(self._on_edited)

    def read(self) -> None:
        """Say the place of the NIK that stands in the form, and fill in what it tells."""
        read = check_nik(self._form.editor("nik").value(), today=dt.date.today())
        self._fill(read)
        if read.district_code == self._code:
            return
        self._code = code = read.district_code
        if not code:
            self._form.say_help("nik", "")
            return
        self._store.read(lambda _session: place_words(code), lambda words: self._say(code, words))

    def forget(self) -> None:
        """Begin anew with the next person."""
        self._filled, self._code = {}, ""
        self._form.say_help("nik", "")

    def _on_edited(self) -> None:
        self.read()

    def _fill(self, read: NikResult) -> None:
        """Take sex and birth date over where nothing was typed, or where they came from a NIK typed wrong before."""
        if read.birth_date is None:
            return
        found = {"sex": read.sex, "birth_date": read.birth_date, "birth_year": read.birth_date.year}
        for name, value in found.items():
            editor = self._form.editor(name)
            if editor.value() is None or editor.value() == self._filled.get(name):
                editor.set_value(value)
                self._filled[name] = value

    def _say(self, code: str, words: str) -> None:
        if code == self._code:
            self._form.say_help("nik", words)


def place_words(district_code: str) -> str:
    """Name district, regency and province of a code of six digits, as far as the shipped list knows them."""
    names = [place_name(district_code[:length]) for length in (6, 4, 2)]
    known = ", ".join(name for name in names if name)
    return translate("Donors", "Issued in {place}.").format(place=known) if known else ""
