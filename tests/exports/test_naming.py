import re

import pytest

from content.data.briefing import LONGEST_TITLE, Brief
from content.data.edition import edition
from content.exports.files import LONGEST, file_name


def named(title, ending="pdf"):
    return file_name(Brief(title, "2026-11-21", ()), ending).replace(edition(), "0123456789")


@pytest.mark.parametrize(
    ("title", "start"),
    [
        ("The islands between Hokkaido and Urup", "the-islands-between-hokkaido-and-urup"),
        ("Четыре острова: обзор", "четыре-острова-обзор"),
        ("択捉島・国後島、色丹島", "択捉島-国後島-色丹島"),
        ("ハボマイ", "ハボマイ"),  # composed, as everywhere
        ("e\u0301te\u0301", "été"),
        ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "briefing"),
        ("", "briefing"),
        (" \t\n", "briefing"),
        ("___", "briefing"),
        ("!?", "briefing"),
        ("🏝️", "briefing"),
        ("report.exe", "report-exe"),
        ("-rf", "rf"),
        ("a__b--c", "a-b-c"),
        ("CON", "con"),
        ("a\x00b\u202ec", "a-b-c"),
    ],
)
def test_title_date_and_edition_make_the_name(title, start):
    assert named(title) == f"{start}-2026-11-21-0123456789.pdf"


@pytest.mark.parametrize("ending", ["pptx", "pdf", "html", "yaml"])
def test_the_ending_stands_last(ending):
    assert named("T", ending) == f"t-2026-11-21-0123456789.{ending}"


@pytest.mark.parametrize("letter", ["x", "Ж", "島", "ab ", "ß", "x" * (LONGEST - 1) + " "])
def test_a_long_title_is_cut(letter):
    name = named((letter * LONGEST_TITLE)[:LONGEST_TITLE])
    title = name.removesuffix("-2026-11-21-0123456789.pdf")
    assert 0 < len(title) <= LONGEST and not title.endswith("-")
    assert len(name.encode("utf-8")) <= 255, "no disk takes a longer one"


def test_a_name_is_good_on_any_disk():
    name = named("".join(map(chr, range(0x20, 0x7F))))
    assert re.fullmatch(r"[a-z0-9-]+\.pdf", name)
