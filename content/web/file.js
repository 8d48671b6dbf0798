/* The client in the exported file: its pages are in it, and its address bar is its own ("#?view=time&on=1945-09-02"). Each
   map stands in a frame, as in the app, made of the file's own template. */
import { go, key, query, show, state, unpack } from "./client.js";

const settings = JSON.parse(document.getElementById("settings").textContent);
const root = document.documentElement;
const one = (selector) => document.querySelector(selector);
const texts = [...document.querySelectorAll(".as-text .one-scene")];
const frames = [...document.querySelectorAll(".st-key-map iframe")];
const maps = []; // of the frames that have been needed
let site;
let at = 1; // the scene that is shown, or to which one returns

/* The address of a hash; the text's own links, which lead somewhere without script too, are "#scene-3", "#sources" and
   "#source-12". A page's link that is opened in a window of its own has its address in the query. */
function spelt(hash) {
  const [, name, which] = hash.match(/^#(scene|source)(s|-\d+)$/) ?? [];
  if (!name) return hash.replace(/^#?\??/, "");
  if (name === "scene") return `view=brief&scene=${which.slice(1)}`;
  return `view=brief&scene=sources${which === "s" ? "" : `&source=source${which}`}`;
}

/* The name under which the file has an address's page: without what it has no page of its own for. */
function named(address) {
  const params = query(key(address));
  for (const name of ["names", "record", "party", "status", "outcome", "period", ...(params.has("view") ? ["island"] : [])]) params.delete(name);
  return params.toString();
}
const leads = (href) => !href.startsWith("?") || named(href.slice(1)) in site.pages || query(href.slice(1)).get("view") === "brief";

/* A scene, or the list of sources, which stand in the file as text that needs no script. */
function text(source, maps) {
  const node = source.cloneNode(true);
  for (const element of [node, ...node.querySelectorAll("[id]")]) element.id = `m-${element.id}`; // the text has the name
  return { node, maps, title: `${node.querySelector("h2").textContent} · ${settings.title}`, container: "brief" };
}

function load(name) {
  const scene = query(name).get("scene");
  if (scene === "sources") return text(one("#sources"), [{}]);
  const page = site.pages[named(name)];
  if (page && !scene) {
    const sel = query(name).get("island"); // one page stands for all four
    return { ...page, maps: page.maps.map((one) => ({ ...one, sel })) };
  }
  const number = Math.min(Math.max(Number(scene) || 1, 1), texts.length);
  return texts.length ? text(texts[number - 1], settings.scenes[number - 1]) : text(one("#sources"), [{}]);
}

/* The way through the scenes. */
function mark() {
  const scene = Number(query().get("scene"));
  if (scene) at = scene;
  const to = (selector, number) => one(selector).setAttribute("href", `?view=brief&scene=${Math.min(Math.max(number, 1), texts.length)}&island=`);
  to(".scenes .previous", scene ? at - 1 : at);
  to(".scenes .next", at + 1);
  for (const link of document.querySelectorAll(".to-scene")) to(`#${link.id}`, at);
  one(".scenes .place").textContent = texts.length ? `${at} / ${texts.length}` : "";
  one(".scenes .name").textContent = texts[at - 1]?.querySelector("h2").textContent ?? "";
  one(".scenes details").open = false;
  frames.forEach((frame, number) => {
    frame.hidden = number >= state.page.maps.length;
    if (!frame.hidden && !frame.srcdoc) start(frame);
  });
}

/* Draws a frame's map. map.js speaks to Streamlit in the app; here its events are stood in for. */
function start(frame) {
  frame.addEventListener("load", () => {
    const inner = frame.contentWindow;
    if (!inner.islands) return;
    inner.Streamlit = { events: new inner.EventTarget() };
    theme();
    const map = inner.L.map(inner.document.getElementById("map_div"), settings.options);
    maps.push(map);
    inner.islands.start(map, { ...settings.map, inline: site.outlines });
  });
  frame.srcdoc = `<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body>${one("#map-frame").innerHTML}</body></html>`;
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

for (const [type, on] of [["beforeprint", true], ["afterprint", false]])
  window.addEventListener(type, () => {
    root.classList.toggle("printing", on); // the paper's width, and a light ground
    theme();
    for (const map of frames[0].offsetWidth ? maps : []) map.invalidateSize({ animate: false }); // the frame's width first
  });

document.addEventListener("click", (event) => {
  const href = event.target.closest?.('a[href^="#scene-"], a[href^="#source"]')?.getAttribute("href");
  if (!href || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(`?${spelt(href)}&island=`);
}, { capture: true });

(async () => {
  try {
    site = await unpack(JSON.parse(one("#packed").textContent));
    state.box = document.createElement("div");
    one(".st-key-panel").append(state.box);
    state.shell = {
      sticky: ["island"],
      inPage: true,
      here: () => spelt(location.hash || location.search || "#scene-1"),
      windows: () => frames.map((frame) => frame.contentWindow),
      tell: (address, n, popped) => popped || address === state.shell.here() || history.pushState(null, "", `#?${address}`),
      load: async (name) => load(name),
      leads,
      mark,
    };
    history.scrollRestoration = "manual";
    await show(state.shell.here());
  } catch (error) {
    root.classList.remove("scripted"); // all the text, and the notice that says why there is no more
    throw error;
  }
})();
