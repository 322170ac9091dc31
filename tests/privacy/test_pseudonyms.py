"""Digests tell people apart, and lead back to nobody."""

from __future__ import annotations

from hashlib import sha256

from bot.privacy.pseudonyms import Pseudonyms

ONE = Pseudonyms(b"a key of the test")
OTHER = Pseudonyms(b"another key")


def test_one_person_has_one_digest() -> None:
    """The same at each visit, another for somebody else, and without the key nothing to be guessed by trying."""
    assert ONE.asker("discord:42") == ONE.asker("discord:42")
    assert ONE.asker("discord:42") != ONE.asker("discord:43")
    assert ONE.asker("discord:42") != sha256(b"discord:42").hexdigest()


def test_a_new_key_makes_everyone_a_stranger() -> None:
    """Whoever takes the digests without the key can join them to nothing."""
    assert ONE.asker("discord:42") != OTHER.asker("discord:42")


def test_a_receipt_is_no_asker() -> None:
    """The same text for two uses gives two digests: a code that equals a key finds nobody's data."""
    assert ONE.asker("22222") != ONE.receipt("22222")


def test_a_receipt_is_made_of_who_asks_and_what() -> None:
    """The same again for the same person and question, another for anybody or anything else."""
    made = ONE.wish("web:1", "Un aréna?")
    assert made == ONE.wish("web:1", "Un aréna?")
    assert made not in (ONE.wish("web:2", "Un aréna?"), ONE.wish("web:1", "Un lac?"), OTHER.wish("web:1", "Un aréna?"))


def test_digests_of_every_version_are_found_again() -> None:
    """As databases hold them since the first version: whoever asked then may still have it erased."""
    assert ONE.asker("discord:42") == "df73ced3f3a4043e2343492c8d3cde82a6973c3f56f9e5fc15f7d4d940f64228"
    assert ONE.receipt("abcdefghij") == "36609610d7bef57dded4a6a013e6aca7dfeb32eb1d6acb3e239a1828ae1b154f"
