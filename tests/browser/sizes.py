"""The sizes of window in which the page is tried."""

import pytest

SIZES = {"projector": (1920, 1080), "laptop": (1366, 768), "tablet": (820, 1180), "phone": (390, 844)}
SMALL = {"small-projector": (1280, 720)}
"""Where there is least room beside the islands with the legend open."""


def sized(size: str, **more):
    """The parameter `size`, with a mark that makes the browser's window that large; `more` is for the window too."""
    width, height = {**SIZES, **SMALL}[size]
    args = {"viewport": {"width": width, "height": height}, **more}
    return pytest.param(size, id=size, marks=pytest.mark.browser_context_args(**args))
