"""What tests share: where the project is, and the switch that rewrites expectations."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write what the cases in tests/cases and the pages in tests/docs give as expected",
    )
