import pytest
from pydantic import TypeAdapter, ValidationError

from content.data.labelled import labels_for, text_with


def test_a_label_for_each_key_and_for_nothing_else():
    labels = TypeAdapter(labels_for("one", "two"))
    assert labels.validate_python({"one": "1", "two": "2"}) == {"one": "1", "two": "2"}
    for wrong in ({"one": "1"}, {"one": "1", "two": "2", "three": "3"}, {"one": "1", "two": ""}):
        with pytest.raises(ValidationError):
            labels.validate_python(wrong)


@pytest.mark.parametrize("text", ["{value} is wrong", "what is {value}?", "{value}"])
def test_a_text_with_its_place_to_fill_in(text):
    assert TypeAdapter(text_with("value")).validate_python(text) == text


@pytest.mark.parametrize("text", ["nothing", "{other}", "{value} {value}", "{value} {other}", "{value", ""])
def test_a_text_without_it_or_with_another_is_refused(text):
    with pytest.raises(ValidationError):
        TypeAdapter(text_with("value")).validate_python(text)
