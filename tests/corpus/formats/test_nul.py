"""No reader takes NUL over, which no database keeps, in whatever way a document writes it."""

import json
from base64 import b64encode

import pytest

from corpus.draft_json import draft_object
from corpus.formats import read_document

SENTENCE = "The ferry was late again, and nobody on the quay was told why it did not come."
LINKED = json.dumps(
    {
        "@type": "NewsArticle",
        "headline": "The\0 ferry",
        "author": {"name": "Ada\0 Quill"},
        "publisher": {"name": "The\0 Harbour"},
        "image": "https://a.example/\0.png",
    }
)
NAMED = b64encode(b"The\0 ferry").decode()
DOCUMENTS = {
    "a.html": f'<html><head><title>The&#0; ferry</title><script type="application/ld+json">{LINKED}'
    f'</script><meta name="author" content="Ada&#0; Quill"></head><body><p>{SENTENCE}</p></body>',
    "a.md": f'---\ntitle: "The\\0 ferry"\nauthors: ["Ada\\x00 Quill"]\n---\n\n{SENTENCE} &#0;',
    "a.eml": f"From: =?utf-8?b?{NAMED}?= <a@x.example>\nSubject: =?utf-8?b?{NAMED}?=\n\n{SENTENCE}",
    "a.rtf": r"{\rtf1\ansi{\info{\title The\u0? ferry}}" + SENTENCE + r"\'00\u0? and}",
    "a.ipynb": json.dumps(
        {
            "cells": [
                {
                    "cell_type": "markdown",
                    "metadata": {},
                    "source": [f"\0# The\0 ferry\n\n{SENTENCE}"],
                }
            ],
            "metadata": {"title": "The\0 ferry", "authors": [{"name": "Ada\0 Quill"}]},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_read_has_no_nul_in_it(name: str) -> None:
    read = read_document(DOCUMENTS[name].encode(), name)

    assert "ferry was late" in read.body
    assert "\\u0000" not in json.dumps(draft_object(read))
