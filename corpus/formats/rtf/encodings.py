"""How the bytes of Rich Text Format are read: by its code page and by the fonts they are set in."""

import codecs
from dataclasses import dataclass

DEFAULT = "cp1252"
"""The code page where none is stated (Rich Text Format Specification 1.9.1, "Character set")."""

_OF_CHARSETS = dict(
    zip(
        (77, 78, 79, 80, 81, 83, 84, 85, 86, 88, 128, 129, 130, 134, 136),
        "mac_roman shift_jis big5 euc_kr mac_arabic mac_greek mac_cyrillic gb2312 mac_romanian"
        " mac_latin2 cp932 cp949 johab gbk cp950".split(),
        strict=True,
    )
) | {
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
r"""Encodings by the number behind `\fcharset` (the same, "Font table")."""
_SYMBOL_CHARSET = 2
_PRIVATE = range(0xF000, 0xF100)
"""Code points for the characters of such fonts."""
_SYMBOLS = dict(
    zip(
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        b"\xa3\xa5\xab\xac\xad\xae\xaf\xb0\xb1\xb3\xb4\xb5\xb6\xb8\xb9\xba\xbb\xce\xd1\xd6\xd7\xe5\xf2",
        "\u0391\u0392\u03a7\u0394\u0395\u03a6\u0393\u0397\u0399\u03d1\u039a\u039b\u039c\u039d\u039f"
        "\u03a0\u0398\u03a1\u03a3\u03a4\u03a5\u03c2\u03a9\u039e\u03a8\u0396\u03b1\u03b2\u03c7\u03b4"
        "\u03b5\u03c6\u03b3\u03b7\u03b9\u03d5\u03ba\u03bb\u03bc\u03bd\u03bf\u03c0\u03b8\u03c1\u03c3"
        "\u03c4\u03c5\u03d6\u03c9\u03be\u03c8\u03b6"
        "\u2264\u221e\u2194\u2190\u2191\u2192\u2193\u00b0\u00b1\u2265\u00d7\u221d\u2202\u00f7\u2260"
        "\u2261\u2248\u2208\u2207\u221a\u22c5\u2211\u222b",
        strict=True,
    )
)
"""What the font Symbol shows for bytes: Greek, and the signs of formulas (Unicode's own mapping of
Adobe's Symbol encoding)."""


@dataclass(frozen=True, slots=True)
class Font:
    """How text in a font is read: *symbols* tells that its letters are signs, *named* which."""

    encoding: str | None = None
    symbols: bool = False
    named: str = ""

    def decoded(self, data: bytes, encoding: str) -> str:
        """Return *data* in this font, where the document is in *encoding*; lost bytes as U+FFFD."""
        if self.symbols:
            return "".join(map(self._sign, data))
        return data.decode(self.encoding or encoding, "replace")

    def shown(self, code: int) -> str:
        """Return what this font shows for the code point *code*."""
        if self.symbols and code in _PRIVATE:
            return self._sign(code - _PRIVATE.start)
        return chr(code)

    def _sign(self, byte: int) -> str:
        # Other such fonts hold pictures; blanks and digits are the same in Symbol.
        if self.named and "symbol" not in self.named.lower():
            return ""
        return _SYMBOLS.get(byte, chr(byte) if byte < 0x40 else "")  # noqa: PLR2004 - "@"


def font_of(charset: int | None, page: int | None, name: str) -> Font:
    r"""Return the font called *name* that states *charset* and, by `\cpg`, the code page *page*."""
    if charset == _SYMBOL_CHARSET:
        return Font(symbols=True, named=name)
    stated = page_encoding(page) if page else None
    return Font(encoding=stated or _known(_OF_CHARSETS.get(charset or 0)), named=name)


def page_encoding(number: int) -> str | None:
    """Return the encoding of the code page *number*, `None` where it is none of a text."""
    return _known({10000: "mac_roman", 65001: "utf-8"}.get(number, f"cp{number}"))


def _known(name: str | None) -> str | None:
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        return None
