"""The sizes of window in which the page is tried."""

import pytest

SIZES = {"projector": (1920, 1080), "laptop": (1366, 768), "phone": (390, 844)}


def sized(size: str, **more):
    """The parameter `size`, with a mark that makes the browser's window that large; `more` is for the window too."""
    width, height = SIZES[size]
    args = {"viewport": {"width": width, "height": height}, **more}
    return pytest.param(size, id=size, marks=pytest.mark.browser_context_args(**args))
