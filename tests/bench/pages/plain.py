"""Yardstick: the page one would write first with streamlit-folium, on the dashboard's own outlines.

Kind to it: no geopandas, no tiles (there is no network), no tooltips, and a map that fits on the screen (with the
default height the page scrolls under the mouse, and the first click is lost). One thing is there that one would not
write: folium's default scripts come from the internet, so Leaflet is served from this machine, as the dashboard
serves it, and the other default scripts, which nothing here needs, are left out.
"""

import json
from pathlib import Path

import folium
import streamlit as st
import xstatic.pkg.leaflet
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

OUTLINES = Path(__file__).parents[3] / "geo" / "islands.geojson"

leaflet = f"../{declare_component('leaflet', path=xstatic.pkg.leaflet.BASE_DIR).name}/leaflet"

islands = folium.Map(location=[44.4, 147.1], zoom_start=7, tiles=None)
islands.default_js = [("leaflet", f"{leaflet}.js")]
islands.default_css = [("leaflet", f"{leaflet}.css")]
folium.GeoJson(json.loads(OUTLINES.read_text("utf-8"))).add_to(islands)

answer = st_folium(islands, width=725, height=500)
clicked = answer["last_active_drawing"]
st.header(clicked["properties"]["unit"] if clicked else "Click an island")
