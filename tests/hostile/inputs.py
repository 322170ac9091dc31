"""What nobody types by chance: strategies for text, YAML, HTTP, JSON-RPC and spreadsheets. Knows no part of the bot."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any, Final

from hypothesis import strategies as st

FRAGMENTS: Final = (
    *(
        "@everyone",
        "@here",
        "<@1234567890>",
        "<@&987654321>",
        "<#42>",
        "</demander:7>",
        "<t:1700000000:R>",
        "https://mal.example",
    ),
    *("**", "__", "||", "```", "`", "# ", "> ", "- ", "[x](https://mal.example)", "<script>alert(1)</script>", "&amp;", "<!--"),
    *(
        "=1+1",
        "+SUM(A1)",
        "@SUM(1)",
        "-2",
        "\t=cmd|' /C calc'!A0",
        "'; DROP TABLE question; --",
        "%s%n",
        "{bot}",
        "{0}",
        "${x}",
    ),
    *(
        "\u202e",
        "\u200b",
        "\ufeff",
        "\u0000",
        "\x1b[31m",
        "\r\n",
        "\u2028",
        "\u00ad",
        "e\u0301" * 3,
        "\u0300" * 40,
        "ﷺ",
        "İ",
        "ß",
    ),
    *("😀", "👨‍👩‍👧‍👦", "🇶🇨", "\U000e0041", "\U0010ffff", "٤١٨", "\uff11\uff12\uff13", "²³", "½", "Ⅳ"),
    *("418 555-0100", "1-800-O-CANADA", "quatre un huit cinq cinq cinq", "a@b.ca", "046 454 286", "TREM 1234 5678", "G0L 1Z0"),
    *(
        "Le Fournil",
        "le fournil",
        "Fournil",
        "fete",
        "24 juin",
        "membres dorés",
        "combien",
        "qui est",
        "où",
        "et dans",
        "and what about",
    ),
    *("?", "!", "...", ";", ",", " et ", " pis ", " ou ", " and ", "\n", " ", "  ", "a", "1", "0" * 30, "9" * 400, "-" * 50),
)

WORDS: Final = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=12)), max_size=30).map("".join)
REPEATED: Final = st.builds(
    lambda piece, times: piece * times, st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6)), st.integers(1, 400)
)
ANY_TEXT: Final = st.one_of(WORDS, REPEATED, st.text(max_size=300), st.lists(REPEATED, max_size=4).map(" ".join)).map(
    lambda text: text[:2000]  # as long as a channel lets a question be
)
"""With halves of surrogate pairs: JSON can spell them, and Discord's messages are JSON."""

JSON: Final = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(WORDS, inner, max_size=4)),
    max_leaves=12,
)

_YAML_PIECES: Final = st.one_of(
    st.sampled_from(
        (
            *(
                "a: &x [*x]",
                "<<: *x",
                "!!python/object/apply:os.system [ls]",
                "? {a: b}\n: c",
                "--- \n...",
                "%YAML 9.9",
                "|\n",
                ">-\n",
            ),
            *(
                "[" * 60,
                "{" * 60,
                "- " * 60,
                "a: " * 60,
                "\t",
                "'",
                '"',
                "*missing",
                "&a a",
                "!<x> y",
                "0o17",
                "1:20:30",
                "2020-13-45",
            ),
            *(
                "fr: ",
                "en: ",
                "answer: ",
                "source: ",
                "phrasings: ",
                "facts: ",
                "relations: ",
                "name: ",
                ": ",
                "null",
                "~",
                ".inf",
                "yes",
            ),
        )
    ),
    WORDS,
)


@st.composite
def damaged(draw: st.DrawFn, sound: str) -> bytes:
    """A text in which some passages were exchanged, lost or doubled; now and then nothing of it is left."""
    text = sound
    for _ in range(draw(st.integers(1, 4))):
        start, length = draw(st.integers(0, max(0, len(text) - 1))), draw(st.integers(0, 40))
        text = text[:start] + draw(_YAML_PIECES) + text[start + length :]
    content = text.encode("utf-8", "surrogatepass")
    return draw(st.one_of(st.just(content), st.binary(max_size=200), st.just(content[: draw(st.integers(0, len(content)))])))


@st.composite
def workbooks(draw: st.DrawFn, sound: bytes) -> bytes:
    """A workbook with bytes changed, cut short, or with another content in one of its parts."""
    how = draw(st.sampled_from(("bytes", "cut", "part", "lost")))
    if how == "cut":
        return sound[: draw(st.integers(0, len(sound)))]
    if how == "bytes":
        changed = bytearray(sound)
        for at, byte in draw(st.lists(st.tuples(st.integers(0, len(sound) - 1), st.integers(0, 255)), min_size=1, max_size=6)):
            changed[at] = byte
        return bytes(changed)
    with zipfile.ZipFile(io.BytesIO(sound)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    name = draw(st.sampled_from(sorted(parts)))
    if how == "lost":
        del parts[name]
    else:
        parts[name] = draw(damaged(parts[name].decode("utf-8", "replace")))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for each, content in parts.items():
            made.writestr(each, content)
    return out.getvalue()


@st.composite
def tables(draw: st.DrawFn, columns: tuple[str, ...]) -> bytes:
    """Something like CSV, most often with a heading that could be ours."""
    split, end = draw(st.sampled_from(",;\t|")), draw(st.sampled_from(("\n", "\r\n", "\r")))
    heading = draw(st.one_of(st.just(list(columns)), st.lists(st.sampled_from((*columns, "x", "")), max_size=12)))
    rows = [heading, *draw(st.lists(st.lists(WORDS, max_size=12), max_size=4))]
    text = end.join(split.join(f'"{cell}"' if draw(st.booleans()) else cell for cell in row) for row in rows)
    return draw(
        st.one_of(
            st.just(text.encode("utf-8", "surrogatepass")),
            st.just(text.encode("utf-16", "surrogatepass")),
            st.binary(max_size=99),
        )
    )


PATHS: Final = st.one_of(
    st.sampled_from(
        ("/", "/api/ask", "/mcp", "/api/entities", "/confidentialite", "/recu", "/avis", "/staff", "/metrics", "/healthz")
    ),
    st.text(max_size=40).map(lambda text: "/" + text),
    WORDS.map(lambda text: "/" + text[:200]),
)
_LINE: Final = st.one_of(st.binary(max_size=60), WORDS.map(lambda text: text[:200].encode("utf-8", "surrogatepass")))
_HEADERS: Final = st.lists(
    st.one_of(
        _LINE,
        st.sampled_from(
            (
                *(
                    b"Content-Type: application/json",
                    b"Content-Type: application/x-www-form-urlencoded",
                    b"Cookie: visitor=\xff",
                ),
                *(
                    b"Content-Length: -1",
                    b"Content-Length: 99999999999",
                    b"Transfer-Encoding: chunked",
                    b"Expect: 100-continue",
                ),
                *(
                    b"Accept-Language: fr;q=nan, *;q=1e999",
                    b'If-None-Match: W/"',
                    b"Range: bytes=9-1",
                    b"Origin: null",
                    b"Host: \x00",
                ),
                *(b"X-Forwarded-For: ::1, evil", b"MCP-Protocol-Version: 0", b"Content-Encoding: gzip", b"Upgrade: websocket"),
            )
        ),
    ),
    max_size=5,
)


@st.composite
def requests(draw: st.DrawFn) -> bytes:
    """Bytes that may be a request: most often one with a body, as long as it says."""
    method = draw(st.sampled_from((b"GET", b"POST", b"HEAD", b"PUT", b"OPTIONS", b"DELETE", b"get", b"\x00")))
    path = draw(PATHS).encode("utf-8", "surrogatepass").replace(b" ", b"%20")
    question = json.dumps({"question": draw(ANY_TEXT), "language": draw(st.sampled_from(("fr", "en", "xx")))})
    body = draw(st.one_of(st.just(question.encode()), JSON.map(json.dumps).map(str.encode), st.binary(max_size=200)))
    headers = [b"Host: x", b"Connection: close", b"Content-Length: %d" % len(body), *draw(_HEADERS)]
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=400))
    return b"\r\n".join([method + b" " + path + b" HTTP/1.1", *headers, b"", body])


def calls(tools: tuple[str, ...]) -> st.SearchStrategy[Any]:
    """Messages for `/mcp`: whole ones with strange arguments, and strange ones."""
    arguments = st.one_of(
        st.dictionaries(st.sampled_from(("question", "language", "id", "query", "type", "x")), JSON, max_size=4), JSON
    )
    call = st.fixed_dictionaries(
        {
            "jsonrpc": st.sampled_from(("2.0", "1.0", 2)),
            "id": st.one_of(st.integers(), st.text(max_size=5), st.none(), st.booleans()),
            "method": st.sampled_from(("tools/call", "tools/list", "initialize", "ping", "resources/list", "", "tools/call\n")),
            "params": st.one_of(
                st.fixed_dictionaries({"name": st.sampled_from((*tools, "", "x" * 300)), "arguments": arguments}), JSON
            ),
        }
    )
    return st.one_of(call, st.lists(call, max_size=3), JSON)
