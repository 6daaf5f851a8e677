"""The record of processing and the report of an incident (UU 27/2022), filled from the data and their audit."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.incident import WITHIN, Incident
from baktidesk.domain.retention import Retention
from baktidesk.domain.zones import Zone, local, local_day
from baktidesk.services.accountability import TOLD, Account
from baktidesk.ui import text
from baktidesk.ui.papers.paper import Markup, fill
from baktidesk.ui.papers.sheet import HtmlSheet
from baktidesk.ui.text import translate

Rows = Iterable[tuple[str, str]]
_DEEDS = {
    "export": QT_TRANSLATE_NOOP("Account", "Workbooks written"),
    "unmask": QT_TRANSLATE_NOOP("Account", "Persons or whole NIKs shown"),
    "print": QT_TRANSLATE_NOOP("Account", "Papers printed"),
    "mail_draft": QT_TRANSLATE_NOOP("Account", "E-mail drafts made"),
    "mail_sent": QT_TRANSLATE_NOOP("Account", "E-mails sent"),
    "failed_pin": QT_TRANSLATE_NOOP("Account", "Wrong PINs"),
    "grant": QT_TRANSLATE_NOOP("Account", "Deeds allowed by a second PIN"),
    "restore": QT_TRANSLATE_NOOP("Account", "Backups put back"),
    "erase": QT_TRANSLATE_NOOP("Account", "Erasures"),
}
_NONE = "–"
_MOST_EXPORTS = 40


def processing_record(account: Account, now: dt.datetime, zone: Zone, mark: str = "") -> HtmlSheet:
    """Give the record of processing: what is held, why, for how long, who may see it, and what was done with it."""
    sections = (
        (translate("Account", "What is held"), _held(account)),
        (translate("Account", "Why, and for how long"), _purpose(account)),
        (translate("Account", "Who may see it"), [(text.label(one.role), one.name) for one in account.officers]),
        (translate("Account", "What was done with it"), _deeds(account)),
        (translate("Account", "Workbooks that left the program"), _exports(account, zone)),
        (translate("Account", "How it is kept safe"), _safety(account)),
    )
    return _sheet(translate("Account", "Record of processing of personal data"), account, sections, now, zone, mark)


def incident_report(account: Account, incident: Incident, now: dt.datetime, zone: Zone, mark: str = "") -> HtmlSheet:
    """Give the report of an incident: what happened, whose data, what the audit tells since, and until when to tell."""
    sections = (
        (translate("Account", "What happened"), _happened(incident, zone)),
        (translate("Account", "Data that were on this laptop"), _held(account)),
        (translate("Account", "What the audit tells since then"), _deeds(account)),
        (translate("Account", "Workbooks written since then"), _exports(account, zone)),
        (translate("Account", "To be filled in by hand"), _by_hand()),
    )
    return _sheet(translate("Account", "Report of a personal data incident"), account, sections, now, zone, mark)


def _held(account: Account) -> Iterator[tuple[str, str]]:
    held = account.held
    yield translate("Account", "People known"), text.number(held.people)
    yield translate("Account", "of these with a NIK"), text.number(held.with_nik)
    yield translate("Account", "of these with a phone number"), text.number(held.with_phone)
    yield translate("Account", "Donors with health values"), text.number(held.with_health)
    yield translate("Account", "Children and inmates (specific data)"), text.number(held.specific)
    yield translate("Account", "People erased"), text.number(held.erased)
    yield translate("Account", "Events"), "; ".join(f"{code} – {name}" for code, name in account.events) or _NONE


def _purpose(account: Account) -> Iterator[tuple[str, str]]:
    yield (
        translate("Account", "Purpose"),
        translate("Account", "Blood donation and relief at social-service days, and the report about them."),
    )
    yield (
        translate("Account", "Basis"),
        translate("Account", "Consent of the donor where the event asks for it; the duty to account for relief."),
    )
    yield translate("Account", "Given to"), translate("Account", "The regional office; PMI for its own donors.")
    undecided = account.retention is Retention.NOT_SET
    kept = translate("Account", "Not decided yet. Please choose a span in the settings.")
    span = translate("Account", "{span} after the last day of an event").format(span=text.label(account.retention))
    yield translate("Account", "Kept for"), kept if undecided else span


def _deeds(account: Account) -> Iterator[tuple[str, str]]:
    for action in TOLD:
        yield translate("Account", _DEEDS[action]), text.number(account.deeds[action])


def _exports(account: Account, zone: Zone) -> Iterator[tuple[str, str]]:
    if not account.exports:
        yield _NONE, translate("Account", "None")
    for line in account.exports[-_MOST_EXPORTS:]:
        when = f"{text.day(local_day(line.at, zone))} {text.hour(line.at, zone)} {zone.value}"
        locked = translate("Account", "with a password") if line.changes.get("locked") else ""
        words = (str(line.changes["file"]), line.officer, locked)
        yield when, " · ".join(word for word in words if word)


def _safety(account: Account) -> Iterator[tuple[str, str]]:
    yes = translate(
        "Account", "Encrypted, with its backups, the attached files and the outbox; exported files are not."
    )
    no = translate("Account", "Not encrypted by the program.")
    yield translate("Account", "Data file"), yes if account.encrypted else no
    yield (
        translate("Account", "Access"),
        translate("Account", "Every officer has a name and a PIN; the window locks itself after three minutes."),
    )
    yield (
        translate("Account", "Trace"),
        translate("Account", "Every deed is written into an audit that can only be added to and is sealed."),
    )
    yield translate("Account", "Loss"), translate("Account", "Backups are made, opened and counted by the program.")


def _happened(incident: Incident, zone: Zone) -> Iterator[tuple[str, str]]:
    if incident.noticed_on is None or incident.noticed_at is None or incident.since is None:
        raise ValueError("an incident without its moments")
    noticed = dt.datetime.combine(incident.noticed_on, incident.noticed_at, zone.tzinfo)
    yield translate("Account", "Noticed"), _moment(noticed, zone)
    yield translate("Account", "To be told until"), _moment(noticed + WITHIN, zone)
    yield translate("Account", "May have begun on"), text.long_day(incident.since)
    yield translate("Account", "What happened"), incident.what
    yield translate("Account", "What has been done"), incident.done or _NONE


def _by_hand() -> Iterator[tuple[str, str]]:
    line = "_" * 52
    for label in (
        QT_TRANSLATE_NOOP("Account", "Authority told (day, hour, how)"),
        QT_TRANSLATE_NOOP("Account", "People concerned told (day, how)"),
        QT_TRANSLATE_NOOP("Account", "Police report"),
        QT_TRANSLATE_NOOP("Account", "Was the disk encrypted?"),
    ):
        yield translate("Account", label), line


def _moment(moment: dt.datetime, zone: Zone) -> str:
    return f"{text.long_day(local(moment, zone).date())}, {text.hour(moment, zone)} {zone.value}"


def _sheet(
    title: str, account: Account, sections: Sequence[tuple[str, Rows]], now: dt.datetime, zone: Zone, mark: str
) -> HtmlSheet:
    body = "".join(_section(heading, rows) for heading, rows in sections)
    about = translate("Account", "Made by baktidesk on {moment}, for UU 27/2022 on personal data.")
    head = translate("Account", "Audit: {count} rows, last seal {seal}").format(
        count=text.number(account.head.count), seal=account.head.seal[:16] or _NONE
    )
    html = fill(
        "account.html",
        work_unit=account.work_unit,
        title=title,
        about=about.format(moment=_moment(now, zone)),
        sections=Markup(body),
        head=head,
        place_and_day=f"____________________, {text.long_day(local_day(now, zone))}",
        line="_" * 30,
        signature=translate("Account", "Officer responsible"),
        superior=translate("Account", "Head of the work unit"),
    )
    return HtmlSheet(title=title, html=html, mark=mark)


def _section(heading: str, rows: Rows) -> str:
    lines = "".join(fill("account_row.html", label=label, value=value) for label, value in rows)
    return fill("account_section.html", heading=heading, rows=Markup(lines))
