"""What a client would rather have: the `Accept` header → one of the forms on offer.

Reads: the header. Gives: the best form, the first on offer where nothing is preferred.
"""

from __future__ import annotations

from collections.abc import Sequence

HTML, JSON = "text/html", "application/json"
_LONGEST = 2_000


def prefer(accept: str | None, offers: Sequence[str]) -> str:
    """The offered media type that the header ranks highest; of equals the one offered first.

    >>> prefer("text/turtle, text/html;q=0.5", ["text/html", "text/turtle"])
    'text/turtle'
    >>> prefer("*/*", ["text/html", "text/turtle"])
    'text/html'
    """
    ranked = _ranked((accept or "*/*")[:_LONGEST])

    def quality(offer: str) -> float:
        major = offer.partition("/")[0]
        named = (ranked.get(name) for name in (offer, f"{major}/*", "*/*"))
        return next((one for one in named if one is not None), 0.0)

    return max(offers, key=quality)


def _ranked(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accept.split(","):
        media, *params = (word.strip().lower() for word in part.split(";"))
        quality = next((word[2:] for word in params if word.startswith("q=")), "1")
        try:
            found[media] = float(quality)
        except ValueError:
            found[media] = 0.0
    return found
