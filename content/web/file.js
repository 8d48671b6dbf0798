/* The client in the exported file: its pages are in it, its address bar is its own ("#?view=time&on=1945-09-02"), and its
   map stands in the page itself. Where two proposals are compared, the second map has a frame of its own, made of this
   file's own scripts, because geo/web/map.js draws one map per window. */
import { go, key, query, show, state, unpack } from "./client.js";

const settings = JSON.parse(document.getElementById("settings").textContent);
const root = document.documentElement;
const one = (selector) => document.querySelector(selector);
const texts = [...document.querySelectorAll(".as-text .one-scene")];
const mapBox = one(".st-key-map");
let site, config, map;
let second = null; // the second map's frame
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
  setMaps(state.page.maps.length);
}

/* What map.js speaks to in the app. */
const stand_in = (target) => (target.Streamlit = { events: new target.EventTarget() });
const make = (target, element) => target.L.map(element, settings.options);

/* map.js takes its colours from the page's ground, which follows the system; a frame is told. */
function theme() {
  const ground = getComputedStyle(root).getPropertyValue("--background-color");
  second?.contentDocument?.documentElement.style.setProperty("--background-color", ground);
  for (const target of [window, second?.contentWindow]) target?.Streamlit?.events.dispatchEvent(new Event("streamlit:render"));
}

function fit() {
  map.invalidateSize({ animate: false });
  map.fitBounds(config.view, { animate: false });
}

function setMaps(count) {
  if ((count === 2) === Boolean(second) || !map) return;
  mapBox.classList.toggle("two", count === 2);
  if (second) {
    second.remove();
    second = null;
  } else {
    const parts = (tag) => [...document.querySelectorAll(`${tag}[data-map]`)].map((part) => part.outerHTML).join("");
    const frame = (second = document.createElement("iframe"));
    frame.srcdoc = `<!doctype html><html lang="en"><head><meta charset="utf-8">${parts("style")}</head>` +
      `<body><div id="map_div"></div>${parts("script")}</body></html>`;
    frame.addEventListener("load", () => {
      const inner = frame.contentWindow;
      if (!inner?.islands) return;
      stand_in(inner);
      theme();
      inner.islands.start(make(inner, inner.document.getElementById("map_div")), config);
    });
    mapBox.append(frame);
  }
  fit(); // half the room or all of it again: else the islands could stand outside
}

async function draw(outlines) {
  config = { ...settings.map, inline: outlines };
  stand_in(window);
  const element = document.getElementById("map");
  map = make(window, element);
  element.setAttribute("role", "region");
  element.setAttribute("aria-label", config.words.title);
  await window.islands.start(map, config);
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(element);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", theme);
  window.addEventListener("pointerdown", () => root.setAttribute("data-pointer", ""), true);
  window.addEventListener("keydown", (event) => event.key === "Tab" && root.removeAttribute("data-pointer"), true);
  const printing = (on) => () => {
    root.classList.toggle("printing", on); // the paper's width, and a light ground
    theme();
    fit();
  };
  window.addEventListener("beforeprint", printing(true));
  window.addEventListener("afterprint", printing(false));
  setMaps(state.page.maps.length);
}

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
      windows: () => [window, second?.contentWindow],
      tell: (address, n, popped) => popped || address === state.shell.here() || history.pushState(null, "", `#?${address}`),
      load: async (name) => load(name),
      leads,
      mark,
    };
    history.scrollRestoration = "manual";
    await show(state.shell.here());
    await draw(site.outlines);
  } catch (error) {
    root.classList.remove("scripted"); // all the text, and the notice that says why there is no more
    throw error;
  }
})();
