/* The maps of the file, both drawn by geo/web/map.js. The first stands in the page itself. That script draws one map per
   window, so the second, where two proposals are compared, has a frame of its own, made of this page's own scripts. */
(function () {
  "use strict";

  const settings = JSON.parse(document.getElementById("settings").textContent);
  const root = document.documentElement;
  const box = document.querySelector(".st-key-map");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  let config, map;
  let second = null; // {frame, state}

  /* What map.js speaks to in the app. */
  const stand_in = (target) => {
    target.Streamlit = { setComponentValue() {}, events: new target.EventTarget() };
  };
  const full = (state) => ({ ...state, seq: Infinity, names: settings.names, online: "none" });
  const make = (target, element) => target.L.map(element, settings.options);

  /* map.js takes its colours from the page's ground, which follows the system; a frame is told. */
  function theme() {
    const inner = second?.frame.contentWindow;
    const ground = getComputedStyle(root).getPropertyValue("--background-color");
    inner?.document.documentElement.style.setProperty("--background-color", ground);
    for (const target of [window, inner]) target?.Streamlit?.events.dispatchEvent(new Event("streamlit:render"));
  }

  function fit() {
    map.invalidateSize({ animate: false });
    map.fitBounds(config.view, { animate: false });
  }

  function open(state) {
    const parts = (tag) => [...document.querySelectorAll(`${tag}[data-map]`)].map((part) => part.outerHTML).join("");
    const frame = document.createElement("iframe");
    second = { frame, state };
    frame.srcdoc = `<!doctype html><html lang="en"><head><meta charset="utf-8">${parts("style")}</head>` +
      `<body><div id="map_div"></div>${parts("script")}</body></html>`;
    frame.addEventListener("load", () => {
      const inner = frame.contentWindow;
      if (!inner?.islands) return;
      stand_in(inner);
      theme();
      inner.addEventListener("keydown", (event) => window.briefMaps.onKey?.(event), true);
      inner.islands.start(make(inner, inner.document.getElementById("map_div")), config);
      inner.islands.show(full(second.state));
    });
    box.append(frame);
  }

  /* One state, or two for two maps. */
  function show([one, other]) {
    if (Boolean(other) !== Boolean(second)) {
      box.classList.toggle("two", Boolean(other));
      if (other) open(other);
      else {
        second.frame.remove();
        second = null;
      }
      fit(); // half the room or all of it again: else the islands could stand outside
    } else if (second) {
      second.state = other;
      second.frame.contentWindow.islands?.show(full(other));
    }
    window.islands.show(full(one));
  }

  async function start(outlines) {
    config = { ...settings.map, inline: outlines };
    stand_in(window);
    const element = document.getElementById("map");
    map = make(window, element);
    element.setAttribute("role", "region");
    element.setAttribute("aria-label", config.words.title);
    await window.islands.start(map, config);
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(element);
    dark.addEventListener("change", theme);
    window.addEventListener("pointerdown", () => root.setAttribute("data-pointer", ""), true);
    window.addEventListener("keydown", (event) => event.key === "Tab" && root.removeAttribute("data-pointer"), true);
    const printing = (on) => () => {
      root.classList.toggle("printing", on); // the paper's width, and a light ground
      theme();
      fit();
    };
    window.addEventListener("beforeprint", printing(true));
    window.addEventListener("afterprint", printing(false));
  }

  window.briefMaps = { start, show, settings, onKey: null };
})();
