"""What `streamlit run dashboard.py` starts: the server, once, and for each visitor the page, at every step."""

from pathlib import Path

import streamlit as st

if __name__ == "__main__":  # a visitor's run of the page
    from content.panels import page

    page.show()
else:  # the server, which imports this file and serves the `app` that it finds
    from starlette.middleware import Middleware

    from content.panels.server import Keep, ready

    app = st.App(Path(__file__).resolve(), lifespan=ready, middleware=[Middleware(Keep)])
