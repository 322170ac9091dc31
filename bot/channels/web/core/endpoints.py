"""What `/openapi.json` is told of one address under `/api/`; it stands beside the handler. Knows no address itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address and what is done there.

    Attributes:
        path: with `{id}` where a part of it varies.
        name: of the operation, for generated clients; `api.NAME` in `bot.wording.programs` says what it does.
        query, body: the model that checks the parameters, or the JSON object, of a request.
        answer: what is sent back; None for nothing, with 204.
        errors: the statuses of what may go wrong besides 500.
    """

    method: Literal["get", "post"]
    path: str
    name: str
    answer: type[BaseModel] | None
    query: type[BaseModel] | None = None
    body: type[BaseModel] | None = None
    errors: tuple[int, ...] = (400,)
