"""Yardstick: the least page that Streamlit can show."""

import streamlit as st

st.header("Nothing")
