"""What is shown when the data can't be: every problem in one list, and nothing else."""

import streamlit as st

from content.pages.render import render_problems
from geo.problem import Problem


def show(problems: list[Problem]) -> None:
    """The list, each value as plain text."""
    with st.container(key="problems"):
        st.html(render_problems(problems))
