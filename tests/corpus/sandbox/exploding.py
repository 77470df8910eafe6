"""Documents that are small to post and endless to read."""

import zlib

_TEXT = b"BT /F 12 Tf 10 10 Td (hello) Tj ET"


def packed_pdf(megabytes: int) -> bytes:
    """Return a PDF of under a kilobyte whose one page unpacks three times, to *megabytes*."""
    packed = _packed_blanks(megabytes)
    for _ in range(2):
        packed = zlib.compress(packed, 9)
    return _pdf([_stream(b"/Filter[/FlateDecode/FlateDecode/FlateDecode]", packed)], b"")


def branching_pdf(depth: int) -> bytes:
    """Return a PDF whose page draws a form ten times, which draws another ten times, and so on."""
    objects = [_stream(b"", b"/X6 Do")]
    first = 6
    for number in range(first, first + depth):
        kids = b"/Resources<</XObject<</X%d %d 0 R>>>>" % (number + 1, number + 1)
        form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + kids
        objects.append(_stream(form, b"/X%d Do " % (number + 1) * 10))
    objects.append(_stream(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]", _TEXT))
    return _pdf(objects, b"/XObject<</X6 6 0 R>>")


def _packed_blanks(megabytes: int) -> bytes:
    """Return what zlib makes of so many blanks, of which it packs one megabyte for all others."""
    size, once = 1024 * 1024, zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    one = once.compress(bytes(size)) + once.flush(zlib.Z_FULL_FLUSH)
    checksum = (size * megabytes % 65521 << 16) + 1
    return b"\x78\xda" + one * megabytes + once.flush() + checksum.to_bytes(4)


def _stream(stated: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (stated, len(data), data)


def _pdf(objects: list[bytes], resources: bytes) -> bytes:
    """Return the file of a catalogue, one page, a font, and *objects*; the first is drawn."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<<%s%s>>>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    whole = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page % (b"/Font<</F 4 0 R>>", resources),
        font,
        *objects,
    ]
    written, places = b"%PDF-1.7\n", []
    for number, each in enumerate(whole, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(whole) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\n"
    return written + tail % (count, table, count) + b"startxref\n%d\n%%%%EOF" % len(written)
