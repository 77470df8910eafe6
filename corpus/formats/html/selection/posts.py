"""The posts of a discussion, as forums and pages of questions and answers mark them."""

import re
from typing import TYPE_CHECKING

from corpus.formats.markup.element import Element, attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

_DISCUSSIONS = {"DiscussionForumPosting", "QAPage"}
"""What schema.org calls a page that is a discussion."""
_SPEAKING = {"Question", "Answer", "Comment", "DiscussionForumPosting", "SocialMediaPosting"}
"""What schema.org calls that of which such a page is made."""
_SAID = {"text", "articleBody"}
_OF_POSTS = frozenset(
    # Stack Exchange, vBulletin 5, GitHub, Hacker News, Flarum.
    "js-post-body js-post__content-text js-comment-body commtext toptext Post-body".split()
)
"""Classes that only what a post says has, each in a program that many sites run."""
_OF_POSTS_WITHIN = {
    "bbWrapper": {"message-body"},
    "messageText": {"messageContent"},
    "content": {"has-profile"},
    "cooked": {"topic-body", "topic-post"},
    "post": {"crawler-post"},
    "post-text": {"postcell", "answercell"},
    "md": {"usertext-body"},
    "md-div": {"comment-content", "post-listing", "postContent"},
}
"""Classes that say it where something around has another: XenForo, phpBB, Discourse, Stack
Exchange of old, Reddit of old, Lemmy."""
_ATTRIBUTES = {
    ("data-role", "commentContent"),
    ("component", "post/content"),
    ("data-testid", "markdown-body"),
}
"""Attributes that say it: Invision, NodeBB, GitHub."""
_AROUND = {"blockquote", "ol", "ul", "li", "dl", "dd", "table", "tbody", "tr", "td"}
"""Elements that hold posts for their looks: nobody lists, tabulates or quotes them."""
_IDS = re.compile(r"(?:post_message|msg|pid)_\d+")
"""Ids that say it: vBulletin, Simple Machines, MyBB."""


def posts_of(root: Element) -> tuple[Element, ...]:
    """Return what holds the words of each post in the page *root*, in its order.

    What they stand in is made a part like any other, which nobody quotes or lists.
    """
    is_discussion = any(_DISCUSSIONS & _types(element) for element in root.iter())
    found = {element for element in root.iter() if _is_post(element, stated=is_discussion)}
    for each in {around for post in found for around in (post, *post.iterancestors())}:
        if each.tag in _AROUND:
            each.tag = "div"
    return tuple(
        element
        for element in root.iter()
        if element in found and found.isdisjoint(element.iterancestors())
    )


def _is_post(element: Element, *, stated: bool) -> bool:
    if not isinstance(element.tag, str) or not element.attrib or element.tag == "textarea":
        return False
    names = attribute(element, "class").split()
    return (
        not _OF_POSTS.isdisjoint(names)
        # Elsewhere, articles stand in what is called so.
        or (element.tag == "blockquote" and "postcontent" in names)
        or any(_is_within(element, _OF_POSTS_WITHIN.get(name, set())) for name in names)
        or any(attribute(element, name) == value for name, value in _ATTRIBUTES)
        or bool(_IDS.fullmatch(attribute(element, "id")))
        or (stated and attribute(element, "itemprop") in _SAID and _is_said_by_somebody(element))
    )


def _is_within(element: Element, names: set[str]) -> bool:
    return bool(names) and any(
        not names.isdisjoint(attribute(each, "class").split()) for each in element.iterancestors()
    )


def _is_said_by_somebody(element: Element) -> bool:
    """Tell whether what *element* states is stated of a post."""
    scopes: Iterator[set[str]] = (_types(each) for each in element.iterancestors())
    return bool(_SPEAKING & next(filter(None, scopes), set()))


def _types(element: Element) -> set[str]:
    """Return what schema.org calls *element*, by the last parts of its addresses."""
    if not isinstance(element.tag, str):
        return set()
    return {each.rpartition("/")[2] for each in attribute(element, "itemtype").split()}
