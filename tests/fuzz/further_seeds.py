"""Books, word processors' files, messages and transcripts to begin with."""

import io
import zipfile
from collections.abc import Mapping

from tests.fuzz.kind import PROSE, SHARED, Kind

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_WEBVTT = """WEBVTT - The Ferry
Kind: captions
Language: en

NOTE by hand

one
00:00:01.000 --> 00:00:04.500 align:start
<v Ada Quill>%s</v>

00:04.500 --> 00:09.000
<c.yellow>%s</c> [Music]

00:00:20.000 --> 00:00:24.000
>> %s &amp; so on
"""
_SUBRIP = """1
00:00:01,000 --> 00:00:04,500
{\\an8}%s

2
00:00:04,500 --> 00:00:09,000
<i>%s</i>
%s
"""
_RTF = r"""{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\fcharset0 Times;}{\f3\fcharset2 Symbol;}}
{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s5 Title;}}{\info{\title The Ferry}
{\author Ada Quill}{\creatim\yr2022\mo5\dy6}}\pard\s5 The Ferry\par\pard\plain %s{\super\chftn
{\footnote\pard\plain A note.}}\par{\listtext 1.\tab}\pard %s \u8212?\'97{\v no}{\deleted no}\par
\trowd\trhdr\cellx1000\cellx2000\pard\intbl a\cell b\cell\row\pard %s{\field{\*\fldinst x}
{\fldrslt y}}{\shp{\*\shpinst{\shptxt box\par}}}\par}"""
_CONTENT = f"""<?xml version="1.0"?><office:document-content xmlns:office="{_OASIS}office:1.0"
xmlns:text="{_OASIS}text:1.0" xmlns:table="{_OASIS}table:1.0" xmlns:style="{_OASIS}style:1.0"
xmlns:draw="{_OASIS}drawing:1.0"><office:automatic-styles><style:style style:name="S"
style:family="text"><style:text-properties text:display="none"/></style:style><text:list-style
style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/>
</text:list-style>
</office:automatic-styles><office:body><office:text>
<text:h text:outline-level="1">The Ferry</text:h>
<text:p>%s<text:span text:style-name="S">no</text:span><text:note><text:note-citation>1
</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>
<text:list text:style-name="L"><text:list-item><text:p>%s</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>a</text:p>
</table:table-cell></table:table-row></table:table><text:p>%s<draw:frame><draw:text-box><text:p>box
</text:p></draw:text-box></draw:frame></text:p></office:text></office:body>
</office:document-content>"""
_CONTAINER = """<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>"""
_BOOK = """<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>The Ferry</dc:title>
<dc:creator>Ada Quill</dc:creator><dc:date>2022-05-06</dc:date></metadata><manifest><item id="a"
href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine>
</package>"""
_CHAPTER = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><style>.x{display:none}</style>
</head><body><h1>One</h1><p>%s<a href="#n" epub:type="noteref">1</a></p><p>%s</p><p>%s</p></body>
</html>"""
_MAIL = """From: Ada Quill <ada@coast.example>
Subject: =?utf-8?q?The_Ferry?=
Date: Fri, 06 May 2022 07:00:00 +0200
Message-ID: <1@coast.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8; format=flowed
Content-Transfer-Encoding: quoted-printable

---------- Forwarded message ---------
From: Bo Lind <bo@coast.example>
Subject: The Bridge

%s

--b
Content-Type: text/html; charset=utf-8

<p>%s</p><blockquote type="cite"><p>%s</p></blockquote><p>Unsubscribe</p>

--b--
"""
_TRANSCRIPT_TOKENS = (
    *SHARED,
    *(b"00:00:01.000 --> 00:00:02.000\n", b"1\n00:00:01,000 --> 00:00:02,000\n", b"\n\n", b"-->"),
    *(b"99:99:99.999 --> 0:0:0.0\n", b"WEBVTT\n\n", b"NOTE ", b"STYLE\n", b"Ada: ", b"<v "),
    *b"<v.a <v> </v> <c> </c> <00:00:01.000> >> >>> [Music] {\\an8} &gt;&gt; : [ ] <i> -".split(),
)
_RTF_TOKENS = (
    *SHARED,
    *rb"{ } {\* \* \ \' \'e9 \par \pard \plain \v \deleted \strike \super \u8212? \u-1".split(),
    *rb"\uc0 \uc99 \bin9 \bin-1 \bin \f3 \f99 \trowd \cell \row \cellx1 \clvmrg \clmrg".split(),
    *rb"\nestcell {\footnote {\shptxt {\listtext {\pict {\fonttbl {\stylesheet {\info".split(),
    *rb"{\title ; \s1".split(),
)
_ODT_TOKENS = (
    *SHARED,
    *b"<text:p> </text:p> <text:span> </text:span> <text:list> </text:list> <text:note>".split(),
    *b"<text:list-item> </text:list-item> <table:table> </table:table> <table:table-row>".split(),
    *b"</table:table-row> <table:table-cell> </table:table-cell> <draw:frame> &x;".split(),
    *b"<text:s/> <draw:text-box> <!DOCTYPE <text:section> <text:h> <text:tab/>".split(),
)
_EPUB_TOKENS = (
    *SHARED,
    *b"<p> </p> <div> <item/> <itemref/> <dc:title> <nav> <section> <style> .x{ } &nbsp;".split(),
    *b"<a/> <i/> <table> <tr> <td> <sup> <!-- --> <![CDATA[ ]]> ../ #".split(),
)
_MAIL_TOKENS = (
    *SHARED,
    *(b"\n--b\n", b"\n--b--\n", b"From: ", b"Subject: ", b"Date: ", b"> ", b"-- \n", b"\n\n\n"),
    *(b"Content-Type: message/rfc822\n\n", b'Content-Type: multipart/mixed; boundary="c"\n\n'),
    *(b"Content-Transfer-Encoding: base64\n", b"=?utf-8?q?", b"?=", b"=C3", b"=\n", b"<a@b.c>"),
    *(
        b"-----Original Message-----\n",
        b"Unsubscribe\n",
        b"On Monday Ada wrote:\n",
        b"((((",
        b"<<<",
    ),
)


def further_kinds() -> tuple[Kind, ...]:
    """Return the kinds of document beside those of the web, of Word and PDF."""
    content = _CONTENT % PROSE
    odt = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    epub = {"META-INF/container.xml": _CONTAINER, "book.opf": _BOOK, "a.xhtml": _CHAPTER % PROSE}
    return (
        Kind("a.vtt", (_WEBVTT % PROSE).encode(), _TRANSCRIPT_TOKENS),
        Kind("a.srt", (_SUBRIP % PROSE).encode(), _TRANSCRIPT_TOKENS),
        Kind("a.rtf", (_RTF % PROSE).encode(), _RTF_TOKENS),
        Kind("a.odt", _packed(odt), _ODT_TOKENS, ("content.xml",)),
        Kind("a.fodt", content.encode(), _ODT_TOKENS),
        Kind("a.epub", _packed(epub), _EPUB_TOKENS, ("book.opf", "a.xhtml")),
        Kind("a.eml", (_MAIL % PROSE).encode(), _MAIL_TOKENS),
    )


def _packed(members: Mapping[str, str]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return output.getvalue()
