import pytest

from content.app.widgets import plain


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("All islands", "All islands"),
        ("Iturup / Etorofu", r"Iturup \/ Etorofu"),
        ("![i](https://evil.example/x.png)", r"\!\[i\]\(https\:\/\/evil\.example\/x\.png\)"),
        (":material/home: $x$ **b**", r"\:material\/home\: \$x\$ \*\*b\*\*"),
        ("択捉島 (Etorofu-tō)", r"択捉島 \(Etorofu\-tō\)"),
        ("1. one\n# two", r"1\. one \# two"),
        ("\\", r"\\"),
    ],
)
def test_every_mark_is_escaped(text, escaped):
    assert plain(text) == escaped
