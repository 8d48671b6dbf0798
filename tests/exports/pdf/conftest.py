"""The document that most tests look at, made once."""

import io

import pytest
from pypdf import PdfReader

from content.data.join import Atlas, load_atlas
from content.exports.pdf import document
from content.pages.scenes import Briefing
from tests.exports.pdf.read import made


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return load_atlas()


@pytest.fixture(scope="session")
def default(atlas) -> Briefing:
    return made(atlas)


@pytest.fixture(scope="session")
def data(default, atlas) -> bytes:
    return document(default, atlas)


@pytest.fixture(scope="session")
def reader(data) -> PdfReader:
    return PdfReader(io.BytesIO(data))
