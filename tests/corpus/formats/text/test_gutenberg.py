"""A book of Project Gutenberg is read without what the house writes around it."""

from corpus.formats.text.document import read_text


def test_a_book_of_project_gutenberg_is_read_without_what_the_house_writes_around_it() -> None:
    head = (
        "The Project Gutenberg eBook of The Harbour\n\nThis ebook is for the use of anyone "
        "anywhere at no cost.\n\nTitle: The Harbour\n       at Orr\n\nAuthor: Ada Quill\n\n"
        "Release date: March 1, 2007 [eBook #12345]\n\nLanguage: English\n\n"
    )
    border = "*** {} OF THE PROJECT GUTENBERG EBOOK THE HARBOUR\nAT ORR ***\n\n"
    book = (
        "The ferry to Orr leaves at seven in the morning, and again at noon when the tide allows "
        "it.\n\nNobody has ever missed both, because the captain waits for all whom he knows.\n\n"
    )
    text = head + border.format("START") + book + border.format("END") + "Updated editions come."
    for written in (text, text.replace("\n", "\r\n")):
        draft = read_text(written)
        assert draft.metadata.title == "The Harbour at Orr"
        assert draft.metadata.authors == ("Ada Quill",)
        assert draft.body == book.strip()
        assert draft.warnings


def test_a_text_that_tells_of_such_a_border_is_read_whole() -> None:
    text = (
        "Every book begins with a line that says *** START OF THE PROJECT GUTENBERG EBOOK *** and "
        "ends with another.\n\nThe harbour's library has nine of them, which the captain printed."
    )
    assert "nine of them" in read_text(text).body
    assert "begins with a line" in read_text(text).body
