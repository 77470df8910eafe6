"""Which links and addresses lead inside, each refused with what to do next."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.bounds import LONGEST_ADDRESS
from corpus.errors import SourceRefused
from corpus.fetching.addresses import check_url, vet_address

PRIVATE = "leads to a private network address: post a public link, or upload the file."
HOST = "is not a public host name"
FORM = "is not a web link: post one that begins with https://."

LINKS = {
    "http://127.0.0.1/": PRIVATE,
    "http://[::1]/": PRIVATE,
    "http://169.254.169.254/latest/meta-data/": PRIVATE,
    "http://10.0.0.8/": PRIVATE,
    "http://192.168.1.1/": PRIVATE,
    "http://0.0.0.0/": PRIVATE,
    "http://[::ffff:127.0.0.1]/": PRIVATE,
    "http://[64:ff9b::7f00:1]/": PRIVATE,
    "http://[2002:7f00:1::]/": PRIVATE,
    "http://[fe80::1]/": PRIVATE,
    "http://[fec0::1]/": PRIVATE,
    "http://2130706433/": HOST,
    "http://0x7f000001/": HOST,
    "http://0x7f.1/": HOST,
    "http://0177.0.0.1/": HOST,
    "http://127.1/": HOST,
    "http://localhost/": HOST,
    "http://intranet/": HOST,
    "http://printer.local/": HOST,
    "http://db.internal/": HOST,
    "http://router.home.arpa./": HOST,
    "https://user:secret@news.example.org/": "carries a user name",
    "https://news.example.org@127.0.0.1/": "carries a user name",
    "https://news.example.org:22/": "asks for port 22",
    "https://news.example.org:6379/": "asks for port 6379",
    "https://news.example.org\\@127.0.0.1/": ".",
    "file:///etc/passwd": FORM,
    "ftp://news.example.org/": FORM,
    "gopher://news.example.org/": FORM,
    "javascript:alert(1)": FORM,
    "https://": ".",
    "https://[broken/": ".",
    "news.example.org": FORM,
    "https://news.example.org:99999/": "is not a link",
    "https://news.example.org/\x00": "is not a link",
    "https://news.example.org/\ud800": "is not a link",
    "https://\u00ad.example.org/": "is not a link",
    "https://a b.example.org/": HOST,
    "https://a..example.org/": HOST,
    "https://.example.org/": HOST,
    "https://a%00.example.org/": HOST,
    f"https://{'a' * 64}.example.org/": HOST,
    f"https://{'a.' * 126}org/": HOST,
    f"https://{'a' * 300}/": HOST,
    f"https://x.example.org/{'a' * LONGEST_ADDRESS}": "2022 characters: post one of at most 2000.",
}


@pytest.mark.parametrize("link", LINKS)
def test_a_link_that_may_not_be_followed_is_refused_in_a_sentence(link: str) -> None:
    with pytest.raises(SourceRefused) as refused:
        check_url(link)
    assert LINKS[link] in str(refused.value)
    assert len(str(refused.value)) < 400


@pytest.mark.parametrize(
    "link", ["http://\uff11\uff12\uff17.0.0.1/", "http://\u2460\u2461\u2466.0.0.1/"]
)
def test_digits_of_other_scripts_do_not_hide_an_address(link: str) -> None:
    with pytest.raises(SourceRefused):
        check_url(link)


@pytest.mark.parametrize(
    "link",
    ["https://news.example.org/a?b=c#d", "http://93.184.216.34/", "https://b\u00fccher.example/"],
)
def test_a_public_link_may_be_followed(link: str) -> None:
    assert check_url(link).host


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254",
        "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.88.99.1", "224.0.0.1",
        "::1", "::", "::ffff:10.0.0.1", "64:ff9b::1", "2002::1", "2001::1", "3fff::1", "fc00::1",
        "fe80::1%eth0", "fec0::1", "ff02::1", "::127.0.0.1",
        "255.255.255.255",
    ],
)  # fmt: skip
def test_an_inner_address_is_refused(address: str) -> None:
    with pytest.raises(SourceRefused, match="private network address"):
        vet_address(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_a_public_address_passes(address: str) -> None:
    vet_address(address)


@given(st.ip_addresses())
def test_what_python_calls_private_never_passes(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if not address.is_global:
        with pytest.raises(SourceRefused):
            vet_address(str(address))
