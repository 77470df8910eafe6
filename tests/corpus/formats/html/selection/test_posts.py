"""A discussion is read post by post: what was asked, and what everybody answered."""

import pytest

from corpus.article import Draft, ParagraphKind
from corpus.formats.html.document import read_html

TITLE = "Kettle trips the fuse"
ASKED = (
    "My kettle trips the fuse whenever the oven is on, and only then.",
    "Is the oven to blame, or the kettle? Both are new this year.",
)
ANSWERED = (
    "Neither: together they draw more than one circuit of your kitchen may carry.",
    "Yes.",
    "Have an electrician put the oven on a circuit of its own, as ours did in May.",
)
POSTS = (ASKED, ANSWERED[:2], ANSWERED[2:])
LARGE = "Member since 2009. Posts: 1,204. Location: Bergen, by the old harbour wall."
SIGNATURE = "Whoever reads this owes me a coffee, and no sugar in it, please."

PROGRAMS = {
    "Stack Exchange": (
        '<div id="question" class="js-question"><div class="post-layout">{posts}</div></div>',
        ('<div class="votecell"><div aria-hidden="true">This question shows research effort; it is '
        'useful and clear</div></div><div class="answercell"><div class="s-prose js-post-body" '
        'itemprop="text"><aside class="s-notice">This post was edited by somebody else.</aside>'
        '{said}</div><ul class="comments-list"><li>{large}</li></ul></div>'),
    ),
    "XenForo": (
        "{posts}",
        ('<article class="message message--post"><div class="message-user">{large}</div>'
        '<article class="message-body"><div class="bbWrapper">{said}'
        '<div class="bbCodeBlock-expandLink"><a>Click to expand...</a></div></div></article>'
        '<aside class="message-signature"><div>{signature}</div></aside></article>'),
    ),
    "phpBB": (
        '<div id="page-body">{posts}</div>',
        ('<div id="p{n}" class="post has-profile bg2"><div class="inner"><dl class="postprofile">'
        '<dd>{large}</dd></dl><div class="postbody"><h3><a href="#p{n}">Re: a kettle</a></h3>'
        '<p class="author">by somebody</p><div class="content">{said}</div>'
        '<div class="signature">{signature}</div></div></div></div>'),
    ),
    "vBulletin": (
        '<ol class="posts">{posts}</ol>',
        ('<li class="postbit"><div class="userinfo">{large}</div><div class="postbody"><div '
        'class="content"><div id="post_message_{n}"><blockquote class="postcontent restore">{said}'
        '</blockquote></div></div><div class="signature">{signature}</div></div></li>'),
    ),
    "vBulletin 3": (
        "<table>{posts}</table>",
        ('<tr><td>{large}</td><td id="td_post_{n}"><div id="post_message_{n}">{said}</div>'
        "<div>__________________<br>{signature}</div></td></tr>"),
    ),
    "Discourse, as crawlers see it": (
        '<div itemscope itemtype="http://schema.org/DiscussionForumPosting">{posts}</div>',
        ('<div id="post_{n}" class="topic-body crawler-post"><div class="crawler-post-meta">{large}'
        '</div><div class="post" itemprop="text">{said}</div><span>4 Likes</span></div>'),
    ),
    "Simple Machines": (
        '<form id="quickModForm">{posts}</form>',
        ('<div class="windowbg"><div class="poster">{large}</div><div class="postarea"><div '
        'class="post"><div class="inner" id="msg_{n}">{said}</div></div></div>'
        '<div class="signature">{signature}</div></div>'),
    ),
    "Flarum, as crawlers see it": (
        '<div class="container"><div>{posts}</div></div>',
        ('<article><div class="PostUser"><h3 class="PostUser-name">{large}</h3></div>'
        '<div class="Post-body">{said}</div></article>'),
    ),
    "Lemmy": (
        '<ul class="comments">{posts}</ul>',
        ('<li class="comment"><article class="details comment-node"><div>{large}</div>'
        '<div class="comment-content"><div class="md-div">{said}</div></div></article></li>'),
    ),
    "MyBB": (
        '<div id="posts">{posts}</div>',
        ('<div class="post" id="post_{n}"><div class="post_author">{large}</div><div '
        'class="post_body scaleimages" id="pid_{n}">{said}</div><div class="signature">{signature}'
        "</div></div>"),
    ),
    "Invision": (
        '<div id="elPostFeed">{posts}</div>',
        ('<article id="elComment_{n}" class="cPost ipsComment"><aside class="cAuthorPane">{large}'
        "</aside><div data-role='commentContent' class='ipsType_richText'>{said}</div></article>"),
    ),
    "Reddit": (
        '<div class="sitetable">{posts}</div>',
        ('<div class="thing comment"><p class="tagline">somebody 4 points 2 days ago</p><form '
        'class="usertext"><div class="usertext-body"><div class="md">{said}</div></div></form>'
        '<ul class="flat-list buttons"><li>permalink</li></ul></div>'),
    ),
    "any other that states what it is": (
        ('<div itemscope itemtype="https://schema.org/QAPage"><div itemprop="mainEntity" itemscope '
        'itemtype="https://schema.org/Question">{posts}</div></div>'),
        ('<div itemprop="suggestedAnswer" itemscope itemtype="https://schema.org/Answer">'
        '<div itemprop="text">{said}</div><p>{large}</p></div>'),
    ),
}  # fmt: skip


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def discussion(program: str, *posts: str) -> Draft:
    around, post = PROGRAMS[program]
    written = "".join(
        post.format(n=number, said=said, large=LARGE, signature=SIGNATURE)
        for number, said in enumerate(posts, 7)
    )
    return read_html(
        f"<html><head><title>{TITLE}</title><meta name='author' content='Ada Holm'></head><body>"
        f"<nav><a href='/'>Forum</a></nav><h1>{TITLE}</h1>{around.format(posts=written)}"
        "<p>You must log in to write here, as everybody who has written here has done.</p>"
        "<footer>Powered by a program</footer></body></html>"
    )


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_discussion_is_what_its_posts_say_and_nothing_beside_them(program: str) -> None:
    draft = discussion(program, *map(paragraphs, POSTS))
    assert draft.body.split("\n\n") == [*ASKED, *ANSWERED]
    assert {each.kind for each in draft.paragraphs} == {ParagraphKind.BODY}
    assert draft.metadata.title == TITLE


@pytest.mark.parametrize("program", PROGRAMS)
def test_who_began_a_discussion_is_offered_as_its_author_and_not_stated(program: str) -> None:
    draft = discussion(program, *map(paragraphs, POSTS))
    assert draft.metadata.authors == ()
    assert draft.guessed.authors == ("Ada Holm",)


@pytest.mark.parametrize("program", PROGRAMS)
def test_who_wrote_the_only_post_is_its_author(program: str) -> None:
    assert discussion(program, paragraphs(ASKED)).metadata.authors == ("Ada Holm",)


def test_a_quotation_of_another_post_is_a_part_of_a_post() -> None:
    quoted = (
        '<aside class="quote no-group"><div class="title">Ada:</div><blockquote><p>Both are new '
        "this year.</p></blockquote></aside>"
    )
    preview = '<aside class="onebox"><article>Kettles compared by a magazine.</article></aside>'
    draft = discussion(
        "Discourse, as crawlers see it",
        paragraphs(ASKED),
        quoted + paragraphs(ANSWERED) + preview,
    )
    said = [(each.kind, draft.body[each.start : each.end]) for each in draft.paragraphs]
    assert (ParagraphKind.QUOTE, "Both are new this year.") in said
    assert "magazine" not in draft.body


@pytest.mark.parametrize("program", ["Invision", "any other that states what it is"])
def test_what_readers_say_below_an_article_is_no_part_of_it(program: str) -> None:
    around, post = PROGRAMS[program]
    story = [
        f"In the {n}th week the mill was repaired by those who had built it." for n in range(9)
    ]
    comments = "".join(
        post.format(n=number, said=paragraphs(said), large=LARGE, signature=SIGNATURE)
        for number, said in enumerate(POSTS)
    )
    draft = read_html(
        f"<html><head><title>The mill</title></head><body><main><article><h1>The mill</h1>"
        f"{paragraphs(tuple(story))}</article></main><section>{around.format(posts=comments)}"
        "</section></body></html>"
    )
    assert draft.body.split("\n\n") == story
