"""What `streamlit run dashboard.py` starts: the server, once, and for each visitor the page, at every step."""

from pathlib import Path

import streamlit as st

if __name__ == "__main__":  # a visitor's run of the page
    from content.app.page import show

    show()
else:  # the server, which imports this file and serves the `app` that it finds
    from starlette.middleware import Middleware

    from content.app.memory import Memory
    from content.app.routes import ROUTES, ready

    app = st.App(Path(__file__).resolve(), lifespan=ready, routes=ROUTES, middleware=[Middleware(Memory)])
