"""Messages of a ferry, as programs for mail write them."""

from email.message import EmailMessage
from email.policy import SMTP

from corpus.article import Draft

FERRY = (
    "The ferry to Orr leaves at seven in the morning, and again at noon when the tide allows it."
)
CAPTAIN = (
    "Nobody has ever missed both, because the captain waits for everyone whom he knows by name."
)
PROSE = f"{FERRY}\n\n{CAPTAIN}"
PAGE = f"<h2>On the quay</h2><p>{FERRY}</p><p>{CAPTAIN}</p>"
WHEN = "Wed, 05 Nov 2025 23:30:00 -0800"


def message(
    plain: str | None = PROSE, html: str | None = None, policy: str = "8bit", **fields: str
) -> bytes:
    made = EmailMessage()
    told = {"From": "Ada Quill <ada@coast.example>", "Subject": "The Ferry", "Date": WHEN}
    for name, value in (
        told | {key.replace("_", "-"): value for key, value in fields.items()}
    ).items():
        made[name] = value
    made["Message-ID"] = "<1@coast.example>"
    if plain is not None:
        made.set_content(plain, cte=policy)
        if html is not None:
            made.add_alternative(html, subtype="html", cte=policy)
    elif html is not None:
        made.set_content(html, subtype="html", cte=policy)
    return made.as_bytes(policy=SMTP.clone(cte_type="8bit"))


def texts(draft: Draft) -> list[str]:
    return [draft.body[each.start : each.end] for each in draft.paragraphs]
