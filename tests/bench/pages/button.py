"""Yardstick: as little as Streamlit can do. A button changes a header."""

import streamlit as st

UNITS = ["iturup", "kunashir", "shikotan", "habomai"]

state = st.session_state
if st.button("Next"):
    state.shown = (state.get("shown", -1) + 1) % len(UNITS)
st.header(UNITS[state.shown] if "shown" in state else "Press the button")
