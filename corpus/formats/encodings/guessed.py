"""Which encoding a text is in that declares none: told by letters as languages have them.

Only what is certain is told: every answer needs letters that fit one encoding and no other.
"""

import re
from collections import Counter
from math import log

_ENOUGH = 12
"""Characters beyond ASCII that something can be told from. Our own choice, as all figures here."""
_RUNS = re.compile(r"[^\x00-\x7f]{3,}+")
_LEAST_IN_RUNS = 0.3
"""Share of the characters beyond ASCII in runs of three, from which on no Western text has them."""
_WESTERN = "cp1252"
_CENTRAL = ("cp1250", "iso8859-2")
_IN_WORD = re.compile(
    r"(?<=[a-z])[\xa1\xa3\xa5\xa6\xaa\xac\xae\xb1\xb3\xb6\xb9\xba\xbc\xbe\xbf](?=[a-z])"
)
"""What stands in no word of any language, but for letters of another encoding."""
_FEWEST_IN_WORD = 3
_CAPITALS = re.compile("(?<=[a-z])[\u0104\u013d\u015a\u0160\u0164\u0179\u017d](?=[a-z])")
_NOT_POLISH = re.compile("[\u010d\u011b\u0159]")
"""Letters of Czech, Slovak and Croatian, which have no other letter that is Polish alone."""
_TOGETHER = (
    (("\u00ec", "\u00f8"), (), _CENTRAL),
    (("\u00e8", "\u00f0"), (), _CENTRAL),
    (("\u00fe", "\u00e3"), (), _CENTRAL),
    (("\u00f5", "\u00fb", "\u00f6"), (), _CENTRAL),
    (("\u00f0", "\u00fd", "\u00fe"), ("\u00e1", "\u00e6"), ("cp1254",)),
)
"""Letters that no Western language has together, and which another encoding has in their place,
unless there are letters beside them that Icelandic has.
"""
_FEWEST_TOGETHER = 2
_ALPHABETS = (
    (
        ("cp1251", "koi8-r", "cp866", "iso8859-5"),
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    ),
    (("cp1251", "koi8-u"), "оанивіетрслкудмпзябьгчйхжїцюшєщфґ"),
    (("cp1253", "iso8859-7"), "αοιτεσνηυρπκμλςόίάέωδήγχθύφώβξζψϊϋ"),
    (("cp1255",), "יוהלאתרבמשםנכעדקחפטצגןסזףךץ"),
    (("cp1256", "iso8859-6"), "اليمونرتبةعدسفهكقأحجشطصخضذئىءثزغإظؤآ"),
)
"""Encodings of one byte a letter, and the letters that they are for, the most frequent first."""
_RARE, _CAPITAL = 1e-4, 0.05
"""How likely any other character is, and how likely a capital beside its small letter."""
_LEAST_FIT, _AHEAD = -4.0, 0.15
"""Mean logarithm of the letters' likelihood, and by how much the best is ahead of another."""
_KANA = re.compile("[\u3041-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_CHINESE = re.compile(
    "[的一是不了在人有我他中上大和地到以要就出可也你生能而子那得下自之年作用道行所然家事成方多去法如都同面起看"
    "定天分好小部其些主理心她本前但因只想日者意力它把十民第公此已工使情明性知全三又正外高由很最重物手向文美相見"
    "这个们来为国说时会对于着过发后里种经么学现当没动还进样开从实军无与长机关点业将两间问并应战头体政见"
    "這個們來為國說時會對於著過發後裡種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體]"
)
_LEAST_KANA, _LEAST_HANGUL, _LEAST_CHINESE = 0.2, 0.85, 0.25
_WIDE = (
    (("euc-jp", "cp932"), _KANA, _LEAST_KANA),
    (("cp949",), _HANGUL, _LEAST_HANGUL),
    (("gb18030", "big5hkscs"), _CHINESE, _LEAST_CHINESE),
)
"""Encodings of two bytes a character, what their texts have, and the least share of that."""
_FOREIGN = re.compile(
    "[^\x00-\x7f\u2000-\u206f\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]"
)
"""What a text in one of them has hardly any of."""
_MOST_FOREIGN = 0.03
_SAMPLE = 100_000
"""Bytes that are looked at."""


def guessed_encoding(data: bytes) -> str | None:
    """Return the encoding of *data*, which is not UTF-8; `None` where it cannot be told."""
    sample = data[:_SAMPLE]
    western = sample.decode(_WESTERN, "replace")
    beyond = [each for each in western if each > "\x7f"]
    in_runs = sum(len(run) for run in _RUNS.findall(western) if len(set(run)) > 1)
    if len(beyond) < _ENOUGH or in_runs < _LEAST_IN_RUNS * len(beyond):
        return _latin(sample, western)
    return _wide(sample) or _alphabetic(sample)


def _latin(sample: bytes, western: str) -> str | None:
    """Return which of the encodings of Latin letters *sample* is in."""
    counts = Counter(western)
    candidates: tuple[str, ...] = (_WESTERN,)
    if len(_IN_WORD.findall(western)) >= _FEWEST_IN_WORD:
        candidates = _CENTRAL
    for letters, others, encodings in _TOGETHER:
        if min(counts[each] for each in letters) >= _FEWEST_TOGETHER and not any(
            counts[each] for each in others
        ):
            candidates = encodings
    known = [each for each in candidates if _decoded(sample, each) is not None]
    return min(known, key=lambda each: _oddities(sample.decode(each, "replace")), default=None)


def _oddities(text: str) -> int:
    """Return how many characters of *text* stand where no language has them."""
    controls = sum("\x7f" <= each <= "\x9f" for each in text)
    polish = text.count("\u0105") if _NOT_POLISH.search(text) else 0
    return controls + polish + len(_IN_WORD.findall(text)) + len(_CAPITALS.findall(text))


def _wide(sample: bytes) -> str | None:
    for encodings, usual, least in _WIDE:
        for encoding in encodings:
            text = _decoded(sample, encoding) or ""
            beyond = sum(each > "\x7f" for each in text)
            is_foreign = len(_FOREIGN.findall(text)) > _MOST_FOREIGN * beyond
            if beyond and len(usual.findall(text)) >= least * beyond and not is_foreign:
                return encoding
    return None


def _alphabetic(sample: bytes) -> str | None:
    """Return the encoding whose letters fit *sample*, if those of no other alphabet do as well."""
    fits = [
        (_fit(text, letters), encoding, place)
        for place, (encodings, letters) in enumerate(_ALPHABETS)
        for encoding in encodings
        if (text := _decoded(sample, encoding)) is not None
    ]
    if not fits:
        return None
    best, encoding, alphabet = max(fits, key=lambda fit: fit[0])
    others = (fit for fit, other, place in fits if place != alphabet and other != encoding)
    return encoding if best >= max(_LEAST_FIT, _AHEAD + max(others, default=_LEAST_FIT)) else None


def _fit(text: str, letters: str) -> float:
    """Return the mean logarithm of how likely the letters of *text* are by their ranks."""
    total = len(letters) * (len(letters) + 1) / 2
    likely = {each: (len(letters) - rank) / total for rank, each in enumerate(letters)}
    counts = Counter(each for each in text if each > "\x7f" and _counts(each))
    chances = (
        count * log(likely.get(each) or _CAPITAL * likely.get(each.lower(), 0) or _RARE)
        for each, count in counts.items()
    )
    return sum(chances) / max(counts.total(), 1)


def _counts(character: str) -> bool:
    """Tell whether *character* is a letter, or a line of a frame, which prose has none of."""
    return character.isalpha() or character < "\xa0" or "\u2500" <= character <= "\u259f"


def _decoded(sample: bytes, encoding: str) -> str | None:
    """Return *sample* in *encoding*, `None` where that cannot be; it may end within a character."""
    try:
        return sample.decode(encoding)
    except UnicodeDecodeError as error:
        return sample[: error.start].decode(encoding) if error.start >= len(sample) - 4 else None
