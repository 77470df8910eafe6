"""What a format leaves out of a source, kept with its draft for whoever wants it in the article."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.article import Draft, LeftOut
from corpus.assembly import Block, assemble
from corpus.formats.blocks import words_in
from corpus.left_out import beginning_of

_FEW = 50
_MUCH = 0.2
_MANY = 150
_NOTABLE = 0.1
"""From so many words, if they are this share of what could have been taken, somebody should look.

Of 60 shared pages one has as much: it shows seven other posts below the one it is about. The next
has 111 words and .17, the site about itself.
"""
_TELLING = 8
"""Words of a first line that tells what was left out; a shorter one may be a label."""


def with_left_out(
    draft: Draft,
    whole: Sequence[Block],
    left: Sequence[Block],
    shown: int,
    *,
    always_told: bool = False,
) -> Draft:
    """Return *draft* with what was *left* out of it, which the blocks *whole* hold beside the rest.

    *shown* is how many words the source shows. It is told to whoever posts it where it is much, or
    *always*, where hardly anything tells the article from what came along with it.
    """
    words = words_in(left)
    if not words:
        return draft
    taken = words_in(whole) - words
    share = words / (words + taken)
    told = next((block for block in left if words_in([block]) >= _TELLING), left[0])
    other = assemble(draft.metadata, whole)
    left_out = LeftOut(
        words=words,
        share=min(1.0, taken / max(1, shown)),
        beginning=beginning_of(told.text),
        is_much=always_told or _is_much(words, share),
        body=other.body,
        paragraphs=other.paragraphs,
    )
    return replace(draft, left_out=left_out)


def _is_much(words: int, share: float) -> bool:
    return (words >= _FEW and share >= _MUCH) or (words >= _MANY and share >= _NOTABLE)
