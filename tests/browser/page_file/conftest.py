"""The exported page, in a window that is cut off from everything else."""

import re

import pytest
from leaf_page import written

from content.data.join import load_atlas


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    return written(tmp_path_factory.mktemp("page"), load_atlas())


@pytest.fixture
def leaf(page, context, watch):
    """A window without network, which may read files and nothing else. `watch` sees that no more is tried."""
    context.set_offline(True)
    context.route(re.compile("^(https?|data|blob|wss?):"), watch._refuse)
    context.route(re.compile("^file:"), lambda route: route.continue_())
    yield page
    assert [url for url in watch.requests if not re.match(r"file:///\S+/briefing\.html([?#]|$)", url)] == []
