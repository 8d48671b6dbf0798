"""The slides that most tests look at, made once."""

import pytest

from content.data.join import load_atlas
from content.exports.pptx import slides
from tests.exports.pptx.read import made, opened, told

PAINTED = (
    "proposal:aso-quarter-2006,proposal:togo-panov-2013,proposal:kunadze-1992,compare:medvedev-2010:kawana-1998,"
    "date:1855-02-07"
)


@pytest.fixture(scope="session")
def atlas():
    return load_atlas()


@pytest.fixture(scope="session")
def filled(atlas):
    return told(atlas)


@pytest.fixture(scope="session")
def data(filled, atlas):
    return slides(filled, atlas)


@pytest.fixture(scope="session")
def deck(data):
    return opened(data)


@pytest.fixture(scope="session")
def painted_sheets(atlas):
    return told(atlas, PAINTED).sheets


@pytest.fixture(scope="session")
def painted(atlas):
    return made(told(atlas, PAINTED), atlas)
