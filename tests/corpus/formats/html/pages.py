"""Pages of a magazine on a coast, with all that they may state."""

from corpus.article import Draft, ParagraphKind

FIRST = (
    "The lighthouse at Cape Orrin was built in 1871, after three ships had been lost in one "
    "winter, and it has been kept by the same family for five generations since."
)
SECOND = (
    "Its lamp burned whale oil at first, then paraffin; the <a href='/e'>electric light</a> "
    "came only in 1954, when a cable was laid across the bay by fishermen&nbsp;\u2014 "
    "\u201cby hand\u201d."
)
THIRD = (
    "Today the tower is open on Sundays, and those who climb its 214 steps can see, on clear "
    "days, as far as the islands where the stone for it was cut and shipped."
)
SECOND_READ = (
    "Its lamp burned whale oil at first, then paraffin; the electric light came only in 1954, "
    "when a cable was laid across the bay by fishermen \u2014 \u201cby hand\u201d."
)
BIOGRAPHY = "Mara Q. Lind is a senior writer at The Coast and lives on the island of Orr."


def page(head: str = "", body: str = "", language: str = "en-GB") -> str:
    return (
        f"<!doctype html><html lang='{language}'><head>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav>"
        f"<article><h1>A Light for Orrin</h1><p>{FIRST}</p><h2>The lamp</h2><p>{SECOND}</p>"
        f"<p>{THIRD}</p>{body}</article>"
        "<footer><p>Copyright. All rights reserved.</p></footer></body></html>"
    )


HEAD = """
<title>A Light for Orrin - The Coast</title>
<meta property="og:title" content="A Light for Orrin | The Coast">
<meta property="og:site_name" content="The Coast">
<meta name="author" content="Somebody Else">
<link rel="canonical" href="https://coast.example/light">
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "The Coast"},
  {"@type": "NewsArticle", "headline": "A Light for Orrin", "datePublished": "2021-03-04T22:00:00Z",
   "author": [{"@type": "Person", "name": "Mara Q. Lind"}, {"@type": "Person", "name": "Bo Sund"}]}
]}</script>
"""


def texts(draft: Draft, kind: ParagraphKind) -> list[str]:
    return [draft.body[item.start : item.end] for item in draft.paragraphs if item.kind is kind]
