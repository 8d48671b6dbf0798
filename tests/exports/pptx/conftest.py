"""The slides that most tests look at, made once."""

import pytest

from content.data.join import load_atlas
from content.exports.pptx.deck import slides
from tests.exports.pptx.read import PAINTED, made, opened, told


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
def painted(atlas):
    return made(told(atlas, PAINTED), atlas)
