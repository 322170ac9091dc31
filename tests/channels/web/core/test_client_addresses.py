"""The address that a request is counted under."""

from __future__ import annotations

from ipaddress import ip_network

import pytest
from aiohttp.test_utils import make_mocked_request

from bot.channels.web.core.client_addresses import client_address


@pytest.mark.parametrize(
    ("remote", "forwarded", "expected"),
    [
        ("192.0.2.7", None, "192.0.2.7"),
        ("192.0.2.7", "198.51.100.1", "192.0.2.7"),  # not a proxy of ours: what it claims is not believed
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),  # the visitor wrote the first one
        ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),  # two proxies of ours
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "10.0.0.9, 10.0.0.8", "10.0.0.9"),
        ("10.0.0.1", "203.0.113.7:5512", "203.0.113.7"),  # some proxies write the port, new with each connection
        ("10.0.0.1", "[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"),
        ("10.0.0.1", "[2001:db8:1:2::9]", "2001:db8:1:2::/64"),
        ("10.0.0.1", '"[2001:db8:1:2::9]:443"', "2001:db8:1:2::/64"),
        ("10.0.0.1", "198.51.100.1, 10.0.0.2:77", "198.51.100.1"),
        ("10.0.0.1", "nonsense", "10.0.0.1"),  # else whoever invents something new each time has no limit
        ("10.0.0.1", "unknown:5512", "10.0.0.1"),
        ("10.0.0.1", "2001:db8:1:2:3:4:5:6%9", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", None, "192.0.2.7"),
        ("", None, ""),
    ],
)
def test_address_counted_under(remote: str, forwarded: str | None, expected: str) -> None:
    """The header counts as far as proxies of ours vouch for it; an IPv6 household is one address."""
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    request = make_mocked_request("GET", "/", headers=headers).clone(remote=remote)
    assert client_address(request, [ip_network("10.0.0.0/8")]) == expected
