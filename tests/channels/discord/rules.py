"""What Discord refuses in a message, as far as this bot could break it; from its documentation of messages and components."""

from __future__ import annotations

from typing import Any

_COMPONENTS_V2 = 1 << 15


def broken_rules(message: dict[str, Any]) -> list[str]:
    """Every rule that a message breaks."""
    components = list(_walk(message.get("components") or []))
    text = "".join(each["content"] for each in components if each["type"] == 10)
    custom_ids = [each["custom_id"] for each in components if "custom_id" in each]
    rules = {
        "a message says something": bool(components or message.get("content")),
        "text displays need the components flag": bool(message.get("flags", 0) & _COMPONENTS_V2),
        "no content beside such components": not message.get("content") and not message.get("embeds"),
        "at most 40 components": len(components) <= 40,
        "at most 4,000 characters": len(text) <= 4000,
        "no empty text": all(each["content"].strip() for each in components if each["type"] == 10),
        "1 to 5 buttons in a row": all(1 <= len(each["components"]) <= 5 for each in components if each["type"] == 1),
        "custom ids of 1 to 100 characters": all(1 <= len(each) <= 100 for each in custom_ids),
        "custom ids once each": len(set(custom_ids)) == len(custom_ids),
        "labels of 1 to 80 characters": all(1 <= len(e.get("label", "")) <= 80 for e in components if e["type"] == 2),
        "a nonce of at most 25 characters": len(str(message.get("nonce", ""))) <= 25,
        "nobody is pinged": message.get("allowed_mentions", {}).get("parse") == [],
    }
    return [rule for rule, kept in rules.items() if not kept]


def _walk(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for each in components:
        found += [each, *_walk(each.get("components", []))]
    return found
