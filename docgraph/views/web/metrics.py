"""What the server counts of itself, in the text form that Prometheus reads.

Reads: each request as it ends. Gives: the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

MEDIA = "text/plain; version=0.0.4; charset=utf-8"
ROUTES = frozenset(
    "d s p t overview path counts search sources sparql api read assets health metrics".split()
)
"""First parts of a path that have a label of their own; everything else shares one."""
BOUNDS = (0.01, 0.05, 0.1, 0.3, 1.0, 3.0, 10.0)
_METHODS = frozenset(("GET", "HEAD", "POST", "OPTIONS"))


class Metrics:
    """Counts of requests by route, method and status, and how long they took.

    >>> metrics = Metrics()
    >>> metrics.count("/d/81", "GET", 200, 0.02)
    >>> 'docgraph_requests_total{route="d",method="GET",status="200"} 1' in metrics.text({})
    True
    """

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._within: Counter[tuple[str, float]] = Counter()
        self._seconds: Counter[str] = Counter()
        self._times: Counter[str] = Counter()

    def count(self, path: str, method: str, status: int, seconds: float) -> None:
        """Count a request that has ended."""
        first = path.lstrip("/").partition("/")[0]
        route = first if first in ROUTES else "list" if not first else "other"
        self._requests[route, method if method in _METHODS else "other", status] += 1
        self._times[route] += 1
        self._seconds[route] += seconds  # type: ignore[assignment]  # a Counter adds any number
        for bound in BOUNDS:
            self._within[route, bound] += seconds <= bound

    def text(self, gauges: Mapping[str, float]) -> str:
        """All of it, and the gauges given, by name."""
        lines = ["# TYPE docgraph_requests_total counter"]
        for (route, method, status), n in sorted(self._requests.items()):
            labels = f'route="{route}",method="{method}",status="{status}"'
            lines.append(f"docgraph_requests_total{{{labels}}} {n}")
        lines.append("# TYPE docgraph_request_seconds histogram")
        for route, n in sorted(self._times.items()):
            for bound in BOUNDS:
                within = self._within[route, bound]
                lines.append(f'docgraph_request_seconds_bucket{{route="{route}",le="{bound}"}} {within}')
            lines.append(f'docgraph_request_seconds_bucket{{route="{route}",le="+Inf"}} {n}')
            lines.append(f'docgraph_request_seconds_sum{{route="{route}"}} {self._seconds[route]:.6f}')
            lines.append(f'docgraph_request_seconds_count{{route="{route}"}} {n}')
        for name, value in sorted(gauges.items()):
            lines += [f"# TYPE docgraph_{name} gauge", f"docgraph_{name} {value:g}"]
        return "\n".join(lines) + "\n"
