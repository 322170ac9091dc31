"""`kamouraska review …`: the staff's verbs, a few a module, for people and, with `--json`, for programs."""

from __future__ import annotations

from typing import Final

from bot.cli.commands import Group

review: Final = Group(
    "review",
    {
        "list": "bot.cli.review.list:list_groups",
        "show": "bot.cli.review.show:show",
        "claim": "bot.cli.review.acts:claim",
        "release": "bot.cli.review.acts:release",
        "answer": "bot.cli.review.answer:answer",
        "waiting": "bot.cli.review.approve:waiting",
        "approve": "bot.cli.review.approve:approve",
        "send-back": "bot.cli.review.approve:send_back",
        "merge": "bot.cli.review.acts:merge",
        "split": "bot.cli.review.acts:split",
        "dismiss": "bot.cli.review.acts:dismiss",
        "reopen": "bot.cli.review.acts:reopen",
        "find": "bot.cli.review.find:find",
        "correct": "bot.cli.review.correct:correct",
        "stale": "bot.cli.review.stale:stale",
        "confirm": "bot.cli.review.confirm:confirm",
        "undo": "bot.cli.review.answer:undo",
        "feedback": "bot.cli.review.feedback:feedback",
        "export": "bot.cli.review.transfer:export",
        "import": "bot.cli.review.transfer:import_",
        "digest": "bot.cli.review.digest:digest",
    },
)
