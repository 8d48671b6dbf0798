"""The views, one small file each. With `dashboard.py` the only code that knows Streamlit."""
