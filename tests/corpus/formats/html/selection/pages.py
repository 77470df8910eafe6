"""An article of a harbour, and the page of a site around it."""

from corpus.article import Draft

MET = (
    "The harbour board met in the old customs house on Tuesday evening and agreed to rebuild the "
    "eastern quay, which a storm damaged in the winter before last."
)
BEGIN = (
    "The work is to begin in the first week of May, once the nesting season of the terns that "
    "live on the breakwater is over."
)
ASKED = (
    "Fishermen who spoke at the meeting asked for a temporary landing stage to be built near the "
    "ice house for the small boats."
)
SHARED = (
    "A spokesman for the county said that the cost would be shared between the town and the "
    "county over ten years."
)
CLOSED = (
    "The chair of the board closed the meeting shortly before midnight and thanked the members "
    "for their patience."
)
ALL = (MET, BEGIN, ASKED, SHARED, CLOSED)
TITLE = "Harbour board votes to rebuild the quay"
AROUND = (
    "<div class='x17'><h3>More stories</h3><ul>"
    "<li><a href='/a'>Ferry runs aground off the northern basin in thick fog</a></li>"
    "<li><a href='/b'>County votes down the new toll bridge for a third time</a></li></ul></div>"
    "<aside><h2>Most read</h2><p>The lighthouse keeper who never came home, and the town that "
    "waited for him every single winter.</p></aside>"
    "<footer><p>\u00a9 2026 The Example Gazette. All rights reserved.</p></footer>"
)


def p(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(article: str) -> str:
    return (
        f"<!doctype html><html lang='en'><head><title>{TITLE}</title></head><body>"
        "<header><nav><a href='/'>Home</a> <a href='/news'>News</a></nav></header>"
        f"{article}{AROUND}</body></html>"
    )


def texts(draft: Draft) -> list[str]:
    return [draft.body[each.start : each.end] for each in draft.paragraphs]
