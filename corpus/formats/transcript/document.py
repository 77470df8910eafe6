"""Transcripts (.vtt, .srt): what is said in a recording, cited by its time."""

from corpus.article import Draft, Metadata
from corpus.assembly import assemble, is_drawn
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.transcript.cues import transcript_in
from corpus.formats.transcript.paragraphs import blocks_of
from corpus.formats.transcript.rolling import is_rolling, unrolled

MADE_BY_MACHINE = gettext_noop(
    "These captions were probably made by a machine: check names and figures before you publish."
)


def read_transcript(text: str) -> Draft:
    """Return what is said in the WebVTT or SubRip file *text*, in paragraphs that know their time.

    Captions that show everything twice as they roll are read once; sounds that a machine has
    heard, such as "[Music]", and the marks of styles are left out. A speaker whom the file names
    stands before what they say. Neither format states a title, a date or whose recording it is.

    Raises:
        SourceRefused: it has no cues with words in them, or far too many.
    """
    transcript = transcript_in(text)
    cues = transcript.cues
    rolling = is_rolling(cues)
    blocks = list(blocks_of(tuple(unrolled(cues)) if rolling else cues))
    if all(map(is_drawn, blocks)):
        raise SourceRefused(
            "There is nothing said in this transcript: post one whose cues have words in them."
        )
    warnings = [MADE_BY_MACHINE] if rolling else []
    return assemble(Metadata(language=transcript.language), blocks, warnings)
