"""What stands before an article in a page: told from how the page is built, and from its words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.formats.html.places import text_of, words_of
from corpus.formats.html.statements.headline_lines import ENDS_LINE
from corpus.formats.html.walls.interstitials import (
    SHORT,
    Interstitial,
    interstitial_among,
    sentences_of,
    speaks,
)
from corpus.formats.markup.element import Element, attribute
from corpus.normalise import normalise

_CONSENT_WORDS = frozenset(
    "consent cookie cookies cookiebanner cookieconsent cookiewall cookiebot gdpr cmp cmpbox didomi"
    " onetrust truste usercentrics sourcepoint iubenda borlabs klaro osano consentmanager cybot"
    " tarteaucitron axeptio privacywall quantcast qc".split()
)
"""Words in class names and ids of what asks for consent, tools for it by name."""
_PAYWALL_WORDS = frozenset(
    "paywall regwall piano tp paywalled subscribe subscription subscriptionwall barrier gate"
    " gateway gated meter metered poool premium abo offer restricted lockedcontent locked"
    " registration membership".split()
)
"""Words in class names and ids of what offers the rest of an article."""
_CHALLENGE_WORDS = frozenset(
    "captcha recaptcha hcaptcha turnstile challenge datadome ddos botcheck incapsula px".split()
)
_CHALLENGE_SCRIPTS = (
    "challenge-platform", "challenges.cloudflare", "captcha-delivery", "_incapsula_", "perimeterx",
    "recaptcha", "hcaptcha",
)  # fmt: skip
"""Words in class names, ids and addresses of scripts that check against bots."""
_APP_ROOTS = frozenset(
    "root app __next __nuxt __layout main-app app-root react-root react-app ember-app svelte q-app"
    " ng-app application gatsby-focus-wrapper ___gatsby".split()
)
"""Ids of the elements that programs write pages into."""
_TELLING = _CONSENT_WORDS | _PAYWALL_WORDS | _CHALLENGE_WORDS
_TIERS = {"article:content_tier", "content_tier"}
_LOCKED = {"locked", "premium", "paid", "subscriber", "subscribers"}
"""What <meta property="article:content_tier"> states of an article that has to be paid for."""
_CUT = ("\u2026", "...", "[\u2026]", "[...]", "\u2026]")
"""How a text ends that was cut."""
_LABEL = 80
"""Characters up to which a last line without a full stop may be a heading or a label."""
_OFFER = re.compile(
    "subscri|sign (?:in|up)|log ?in|free trial|abonn|\\babo\\b|anmelden|registri|s.inscrire|suscr"
    "|socio|abbona|accedi|inloggen|prenumer|subskry|zaloguj|assina|assine|[$\u20ac\u00a3]\\s?\\d",
    re.IGNORECASE,
)
"""Words of what is offered where a text breaks off."""
_UNREAD = {"script", "style", "template", "noscript", "head", "svg", "iframe"}
_AROUND = {"nav", "header", "footer", "aside"}
"""What stands around an article on every page of its site."""
_HALF = 1 / 2
_MOST_TEXT = 20_000
"""Characters of a page in which such words are looked for: these pages say little."""
_LITTLE = 300
"""Characters of a page that shows nothing without a program. Our own choice."""


def wall_before(
    page: Element, shown: Element, texts: Sequence[str], *, is_free: bool
) -> Interstitial | None:
    """Return what stands before the article of *page*, of which *texts* were read.

    *shown* is what readers see of the page, *is_free* is whether the page does not state that the
    article has to be paid for.
    """
    said = interstitial_among(texts)
    if said is not None:
        return said
    if not is_free or _is_locked(page):
        return Interstitial.PAYWALL
    length = sum(map(len, texts))
    cut = bool(texts) and _is_cut(texts[-1])
    if length >= SHORT and not cut:
        return None
    parts = _Parts.of(page, shown)
    if parts.asks_consent(texts):
        return Interstitial.CONSENT
    if parts.checks and (parts.are_few or speaks(Interstitial.CHALLENGE, sentences_of(parts.own))):
        return Interstitial.CHALLENGE
    return Interstitial.PAYWALL if parts.offer(texts, cut=cut) else None


def wall_instead(page: Element) -> Interstitial | None:
    """Return what *page* is instead of an article, where none was found in it.

    What it hides counts as well: programs show it, such as dialogs.
    """
    parts = _Parts.of(page, page)
    if _needs_program(page, parts):
        return Interstitial.JAVASCRIPT
    said = interstitial_among(parts.own)
    if said is not None:
        return said
    if parts.checks and parts.are_few:
        return Interstitial.CHALLENGE
    return Interstitial.CONSENT if parts.asks_consent(parts.own) else None


@dataclass(slots=True)
class _Parts:
    """The lines of a page, but of what stands around an article, by what they are there for."""

    own: list[str] = field(default_factory=list)
    consents: list[str] = field(default_factory=list)
    offers: list[str] = field(default_factory=list)
    checks: bool = False
    """Whether something of the page checks against bots."""

    @classmethod
    def of(cls, page: Element, shown: Element) -> "_Parts":
        """Return the parts of *page* that are *shown*.

        A dialog for consent may be hidden until a program opens it.
        """
        parts = cls()
        parts.checks = any(
            word in attribute(script, "src").lower()
            for script in page.iter("script")
            for word in _CHALLENGE_SCRIPTS
        )
        for line, words in _lines(shown):
            parts.own.append(line)
            if words & _PAYWALL_WORDS:
                parts.offers.append(line)
            parts.checks = parts.checks or bool(words & _CHALLENGE_WORDS)
        parts.consents = [line for line, words in _lines(page) if words & _CONSENT_WORDS]
        return parts

    @property
    def are_few(self) -> bool:
        """Tell whether the page shows hardly any text."""
        return sum(map(len, self.own)) < _LITTLE

    def asks_consent(self, texts: Sequence[str]) -> bool:
        """Tell whether most of *texts* stands in what asks for consent, in whatever language."""
        asked = " ".join(self.consents)
        inside = sum(len(text) for text in texts if text in asked)
        return inside > _HALF * sum(map(len, texts)) and "cookie" in asked.lower()

    def offer(self, texts: Sequence[str], *, cut: bool) -> bool:
        """Tell whether the page offers more than *texts*, which are *cut* if they break off."""
        others = [line for line in self.offers if line not in texts]
        if cut and any(map(_OFFER.search, others)):
            return True
        lines = [*others, *self.own] if cut else others
        return speaks(Interstitial.PAYWALL, sentences_of(lines))


def _is_cut(text: str) -> bool:
    """Tell whether *text* breaks off: by a mark that says so, or in the middle of a sentence."""
    return text.endswith(_CUT) or (len(text) > _LABEL and (text[-1].isalnum() or text[-1] == ","))


def _lines(page: Element) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the lines that *page* shows, each with the words that name what it stands in."""
    pieces: list[str] = []
    around: list[frozenset[str]] = [frozenset()]
    length = 0
    left: list[tuple[Element, bool]] = [(page, False)]
    while left and length < _MOST_TEXT:
        element, ends = left.pop()
        if not ends and (element.tag in _UNREAD | _AROUND or not isinstance(element.tag, str)):
            pieces.append(element.tail or "")
            continue
        if element.tag in ENDS_LINE and (line := normalise("".join(pieces))):
            yield line, around[-1]
            length += len(line)
        if element.tag in ENDS_LINE:
            pieces.clear()
        if ends:
            around.pop()
            pieces.append(element.tail or "")
        else:
            around.append(around[-1] | (words_of(element) & _TELLING))
            pieces.append(element.text or "")
            left.append((element, True))
            left += [(child, False) for child in reversed(list(element))]
    if line := normalise("".join(pieces)):
        yield line, around[-1]


def _needs_program(page: Element, parts: _Parts) -> bool:
    """Tell whether *page* is empty until a program has written it."""
    notices = [text_of(each) for each in page.iter("noscript")]
    told = any("javascript" in notice.lower() for notice in notices)
    scripted = next(iter(page.iter("script")), None) is not None
    return scripted and (told or (parts.are_few and any(map(_is_empty_root, page.iter("div")))))


def _is_empty_root(element: Element) -> bool:
    return attribute(element, "id").lower() in _APP_ROOTS and len(text_of(element)) < _LITTLE


def _is_locked(page: Element) -> bool:
    return any(
        attribute(each, "content").lower() in _LOCKED
        for each in page.iter("meta")
        if attribute(each, "property") in _TIERS or attribute(each, "name") in _TIERS
    )
