"""The types of labels: one for each key of a closed list, or a text with a place to fill in."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from content.model.types import Text


def labels_for(*keys: str):
    """A label for each key of a closed vocabulary, and for nothing else."""

    def check(labels: dict[str, str]) -> dict[str, str]:
        if set(labels) != set(keys):
            raise ValueError(f"labels for exactly these keys: {', '.join(keys)}")
        return labels

    return Annotated[dict[str, Text], AfterValidator(check)]


def text_with(name: str):
    """A text in which {name}, and nothing else, stands for what is filled in."""
    return Annotated[Text, StringConstraints(pattern=rf"^[^{{}}]*\{{{name}\}}[^{{}}]*$")]
