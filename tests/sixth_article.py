"""A sixth article for the tests: its text, the draft of it, and what a person fills in."""

import re

import yaml

from content.data.record_files import _Loader
from content.draft import main

HEADLINE = "Ferry between Nemuro and Shikotan sails again"
SENTENCES = [
    "TOKYO, May 2. /TASS/. The ferry to Shikotan sailed on Wednesday: for the first time in three years.",
    "\"We waited #1: long, 'very' long,\" Foreign Minister Motegi said.",
    "- It carried 12 people, among them U.S. tourists & one <b>dog</b>.",
    "[Almost] everybody slept!",
    "The captain was pleased.",
]
ARTICLE = f"All news\n\n{HEADLINE}\n\n{SENTENCES[0]} {SENTENCES[1]}\n\n{SENTENCES[2]}\n{' '.join(SENTENCES[3:])}\n"
DRAFT = "content/records/added/a5.yaml"
EMPTY = ("voice", "manner", "speakers", "refers_to", "units")


def put(root, text, name="NEW.txt"):
    """An article in seeds/, as received."""
    path = root / "seeds" / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def drafted(root, text, name="NEW.txt", article="a5"):
    """What the draft of an article holds, as the dashboard reads it."""
    assert main(["--root", str(root), str(put(root, text, name))]) == 0
    return yaml.load((root / DRAFT.replace("a5", article)).read_text("utf-8"), _Loader)


def quotes(data):
    return [excerpt["quote"] for excerpt in data["excerpts"]]


def everything(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def fill_in(path):
    """What a person does with the draft of ARTICLE in an editor: line by line, in the file as it was written."""
    text = path.read_text("utf-8")

    def change(pattern, new):
        nonlocal text
        text, times = re.subn(pattern, lambda _: new, text, flags=re.MULTILINE)
        assert times == 1, pattern

    change(r"^  date_printed:$", '  date_printed: ["May 2", Wednesday]')
    change(r"^  published_on:.*$", "  published_on: 2018-05-02")
    change(r"^  date_inferred:.*$", "  date_inferred: No year is printed; 2 May was a Wednesday in 2018.")
    change(r'^  # - "All news".*\n', "")
    change(r"^  headings:$", "  headings: []")
    change(r"^  clutter:$", "  clutter:\n    - All news")
    change(
        r"^  # left_out:\n(  #.*\n){3}", f"  left_out:\n    - quote: {SENTENCES[4]}\n      reason: On the captain.\n"
    )
    change(r"\n- id: a5-05\n(  .+\n)+", "")
    narrated = "  voice: [agency]\n  manner: narrated\n  speakers: []\n"
    said = "  voice: [japanese_official]\n  manner: quoted\n  speakers: [motegi]\n"
    for number in ("01", "02", "03", "04"):
        who = said if number == "02" else narrated
        change(
            rf"(?<=^- id: a5-{number}\n  article: a5\n)(  quote: .*\n    .*\n)(  (?:{'|'.join(EMPTY)}):.*\n){{5}}",
            f"  quote: |-\n    {SENTENCES[int(number) - 1]}\n{who}  refers_to: 2018-05-02\n  units: [shikotan]\n",
        )
    example = text[text.index("# events:") :]
    text = text.replace(example, re.sub(r"^# ?", "", example, flags=re.MULTILINE))
    change(r"what-happened-2018", "ferry-2018")
    change(r"date: 2018-02-11", "date: 2018-05-02")
    change(r"title: What happened", "title: Ferry sails again")
    change(r"units: \[iturup, kunashir, shikotan, habomai\]$", "units: [shikotan]")
    change(r"In our own words, .*\{iturup\}\.", "TASS writes that a ferry sailed to Shikotan.")
    change(r"excerpts: \[a5-01\]", "excerpts: [a5-01, a5-02, a5-03, a5-04]")
    path.write_text(text, "utf-8")
