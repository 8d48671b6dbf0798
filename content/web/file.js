/* The client in the exported file: its pages are in it, and its address bar is its own ("#?view=time&on=1945-09-02"). Each
   map stands in a frame, as in the app, made of the file's own template. */
import { key, query, show, state, unpack, written } from "./client.js";

const settings = JSON.parse(document.getElementById("settings").textContent);
const root = document.documentElement;
const frames = [...document.querySelectorAll(".st-key-map iframe")];
const FIRST = "view=brief";
let site;

/* The name under which the file has an address's page: without what it has no page of its own for. */
function named(address) {
  const params = query(key(address));
  const scene = params.get("view") === "brief" && params.has("scene");
  for (const name of ["names", "record", "party", "status", "outcome", "period", "scenes", "title", "dated"]) params.delete(name);
  if (!params.get("island") || (params.has("view") && !scene)) params.delete("island");
  return params.toString();
}

function load(address) {
  const page = site.pages[named(address)] ?? site.pages[FIRST];
  const sel = query(address).get("island") ?? undefined; // one page stands for all four
  return { ...page, maps: page.maps.map((map) => ({ ...map, sel: sel ?? map.sel })) };
}

/* Draws a frame's map, when it is needed. map.js speaks to Streamlit in the app; here its events are stood in for. */
function start(frame) {
  frame.addEventListener("load", () => {
    const inner = frame.contentWindow;
    if (!inner.islands) return;
    inner.Streamlit = { events: new inner.EventTarget() };
    theme();
    inner.islands.start(inner.L.map(inner.document.getElementById("map_div"), settings.options), { ...settings.map, inline: site.outlines });
  });
  frame.srcdoc = `<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body>${document.getElementById("map-frame").innerHTML}</body></html>`;
}

/* A map takes its colours from the page's ground, which follows the system, and is told. */
function theme() {
  const ground = getComputedStyle(root).getPropertyValue("--background-color");
  for (const { contentDocument, contentWindow } of frames) {
    contentDocument?.documentElement.style.setProperty("--background-color", ground);
    contentWindow?.Streamlit?.events.dispatchEvent(new Event("streamlit:render"));
  }
}
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", theme);

(async () => {
  try {
    site = await unpack(JSON.parse(document.getElementById("packed").textContent));
    state.box = document.createElement("div");
    document.querySelector(".st-key-panel").append(state.box);
    state.shell = {
      sticky: ["island"],
      edition: settings.edition,
      here: () => (location.hash || location.search || FIRST).replace(/^#?\??/, ""), // a link opened in a new window has the query
      bar: (address) => address === written(query(state.shell.here())) || history.pushState(null, "", `#?${address}`),
      windows: () => frames.map((frame) => frame.contentWindow),
      load: async (address) => load(address),
      leads: (href) => !href.startsWith("?") || named(href.slice(1)) in site.pages,
      mark: ({ maps }) => frames.slice(0, maps.length).forEach((frame) => frame.srcdoc || start(frame)),
    };
    history.scrollRestoration = "manual";
    await show(state.shell.here());
  } catch (error) {
    root.classList.remove("scripted"); // all the text, and the notice that says why there is no more
    throw error;
  }
})();
