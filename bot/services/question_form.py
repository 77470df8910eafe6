"""Whether what somebody typed reads as a question, for the lists that moderators go through.

An answer is looked for in any case: a bare word finds passages too. But what reads as none says
nothing of what the articles lack.
"""

import re
import unicodedata

from corpus.letters import LETTERS
from index.understanding.chatter import LIKELY_TALK
from index.understanding.wants import among_small_talk, wanted

_LINK = re.compile(r"<?(?<!\w)\w++://\S+|\bwww\.\S+")
_COMMAND = re.compile(r"\s*[/!.$%&>][^\W\d_]\S*")
"""What calls some bot: of ours or another."""

_WORD = re.compile(rf"{LETTERS}(?:['\u2019-]{LETTERS})*")
_LAST_LATIN = "\u024f"

_ASKING = frozenset(
    "who whom whose what which when where why how is are was were do does did can could will "
    "would should has have wer wen wem wessen was welche welcher welches wann wo woher wohin "
    "warum wieso weshalb wie ist sind war hat haben kann gibt qui que quoi quel quelle quels "
    "quelles quand où pourquoi comment combien est est-ce quién quiénes qué cuál cuáles cuándo "
    "dónde cómo cuánto cuántos quien cual cuando donde como cuanto hay es".split()
)
_CHATTER = frozenset(
    "a again and bot bonjour bonsoir buenas buenos bye cheers ciao coucou cool danke days "
    "día días dich du everyone footnote funktioniert geht gracias guten guys ha haha hallo hello "
    "hey hi hihi hola is it ja lol me mich merci moin morgen morning no non noches nein ok "
    "okay oui please por favor probando prueba salut servus si sí tag tardes test teste testen "
    "testing tests thank thanks thx this the tschüss very works work wow yes you".split()
)
"""Greetings, thanks and trials, in the languages that we speak."""

_ROWS = (
    "qwertyuiop qwertzuiop azertyuiop asdfghjkl qsdfghjklm zxcvbnm yxcvbnm wxcvbn "
    "poiuytrewq poiuztrewq poiuytreza lkjhgfdsa mlkjhgfdsq mnbvcxz mnbvcxy nbvcxw"
).split()
_REPEATED = re.compile(r"(\w{2,4}?)\1+")
_DRAWN_OUT = re.compile(r"(\w)\1{3}")
_VOWEL = re.compile("[aeiouy]")
_LEAST, _LEAST_ASKING = 3, 2
"""Words of a question; fewer do where a mark or the first word shows that it is one."""


def reads_as_question(text: str) -> bool:
    """Return whether *text* asks something, in English, German, French or Spanish.

    Small talk, a word or two, letters typed at random, commands and links do not. What is
    written in other letters than Latin ones counts as a question.
    """
    plain = _LINK.sub(" ", text)
    command = _COMMAND.match(plain)
    rest = plain[command.end() :] if command else plain
    words = _WORD.findall(rest)
    said = [each.casefold() for each in words]
    if set(said) <= _CHATTER or _is_small_talk(rest):
        return False
    if sum(each[0] > _LAST_LATIN for each in words) * 2 > len(words):
        return True
    sound = sum(map(_is_word, words))
    if sound * 2 <= len(words):
        return False
    asking = "?" in rest or said[0] in _ASKING
    if command and not asking:
        return False
    return sound >= (_LEAST_ASKING if asking else _LEAST)


def _is_small_talk(text: str) -> bool:
    """Return whether *text* asks for no article, by its words alone."""
    _, chance = among_small_talk(wanted(text))
    return chance >= LIKELY_TALK


def clearly_asks(text: str) -> bool:
    """Return whether *text* reads as a question and shows it, by its mark or its first word.

    It is for what nobody put to the bot: there a few words may be anything.
    """
    words = _WORD.findall(text)
    asking = "?" in text or (bool(words) and words[0].casefold() in _ASKING)
    return asking and reads_as_question(text)


def _is_word(word: str) -> bool:
    """Return whether *word* could be one: it can be spoken, and was not typed along a row."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    core = repeated[1] if (repeated := _REPEATED.fullmatch(plain)) else plain
    along = len(plain) > len(core) or len(core) > 3  # noqa: PLR2004 - of three keys many are words
    if _DRAWN_OUT.search(plain) or (along and any(core in row for row in _ROWS)):
        return False
    return bool(_VOWEL.search(plain)) or word.isupper() or len(plain) < 3  # noqa: PLR2004 - “Mr”
