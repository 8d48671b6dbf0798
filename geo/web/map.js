/* The map in its frame: layers, the four islands as buttons, and the one channel to and from the page.
   `islands.start(map, config)` draws it once; `islands.change(state)` is called by the page, at every change, with
   {sel, paint, lines, caption, names, online}. Nothing here builds markup from text: every text becomes a text node. */
(function () {
  "use strict";

  const HOVERS = window.matchMedia("(hover: hover)");
  let map, config, halo;
  let ready = false;
  let shown = { sel: null, names: "both", online: "none" };
  const units = {}; // unit -> {button, outline}: Leaflet layers
  const listeners = []; // the furniture's redraws, called with the state when it changes

  function node(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function attribute(element, values) {
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
    return element;
  }

  function drawn(tag, attributes, ...children) {
    const element = attribute(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes);
    element.append(...children);
    return element;
  }

  /* Hatches: told apart without colour too. The period is short, because most islets are only a few pixels wide. */
  function hatch(svg) {
    for (const [holder, { ground, mark, opacity, stroke, size, width }] of Object.entries(config.styles)) {
      if (!mark) continue;
      const square = drawn("rect", { width: size, height: size });
      const strokes = drawn("path", { d: stroke, "stroke-opacity": opacity, "stroke-width": width });
      square.style.fill = `var(--${ground})`;
      strokes.style.stroke = `var(--${mark})`;
      const id = `held-${holder}`;
      svg.prepend(drawn("pattern", { id, patternUnits: "userSpaceOnUse", width: size, height: size }, square, strokes));
    }
  }
  const fillOf = (holder) => (config.styles[holder].mark ? `url(#held-${holder})` : `var(--${config.styles[holder].ground})`);

  /* Land beside the four that a day's record covers; a region of several lands only where these have one holder. */
  function paintLand() {
    for (const [region, lands] of Object.entries(config.regions)) {
      const holders = new Set(lands.map((land) => shown.paint?.[land]));
      const [holder] = holders.size === 1 ? holders : [];
      for (const path of document.querySelectorAll(`path.land.${region}`)) {
        path.style.fill = holder ? fillOf(holder) : "";
        path.dataset.held = holder || "";
      }
    }
  }

  function mark() {
    document.documentElement.toggleAttribute("data-presenting", presenting());
    paintLand();
    for (const [unit, layer] of Object.entries(units)) {
      const on = unit === shown.sel;
      const holder = shown.paint?.[unit];
      layer.outline._path.dataset.held = holder || "";
      layer.outline._path.style.fill = holder ? fillOf(holder) : "";
      const label = config.units[unit].label + (holder ? `: ${config.holders[holder]}` : "");
      attribute(layer.button._path, { "aria-label": label, "aria-pressed": on });
      layer.outline._path.classList.toggle("selected", on);
    }
    halo.setLatLngs(shown.sel ? units[shown.sel].outline.getLatLngs() : []);
  }

  function choose(unit) {
    shown = { ...shown, sel: unit };
    mark(); // in this frame; the page follows
    if (reader()) reader().choose(unit);
    else window.parent.islandsEarly = unit; // the page takes it up when it is there
  }

  const reader = () => window.parent.islandsReader;
  const presenting = () => Boolean(reader()?.presenting());

  /* The frame: the four, or what the page speaks of. Kept until the user moves the map or the page speaks of another. */
  let moved = false, fitting = false;
  function fit() {
    fitting = true;
    map.fitBounds(shown.view ?? config.view, { animate: false });
    moved = fitting = false;
  }

  /* What the page shows now. */
  function change(state) {
    const framed = String(shown.view ?? "");
    shown = { ...shown, ...state };
    if (!ready) return;
    if (String(shown.view ?? "") !== framed) fit();
    mark();
    listeners.forEach((listener) => listener(shown));
  }

  function makeButton(unit, layer, tooltip) {
    const path = layer.button._path;
    const outline = layer.outline._path;
    attribute(path, { role: "button", tabindex: 0, "data-unit": unit });
    path.addEventListener("mousedown", (event) => {
      event.preventDefault(); // focusing by itself would scroll the page, away from under the pointer
      path.focus({ preventScroll: true });
    });
    path.addEventListener("click", (event) => {
      if (map.dragging.moved()) return; // a drag that began on an island pans
      event.stopPropagation();
      tooltip.remove();
      choose(unit);
    });
    path.addEventListener("dblclick", (event) => event.stopPropagation()); // two quick clicks choose, and zoom nothing
    path.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      choose(unit);
    });
    path.addEventListener("focus", () => {
      if (!path.matches(":focus-visible")) return;
      outline.classList.add("focused");
      const middle = layer.outline.getBounds().getCenter();
      if (!map.getBounds().contains(middle)) map.panTo(middle);
    });
    path.addEventListener("blur", () => outline.classList.remove("focused"));
    const follow = (event) => tooltip.setLatLng(map.mouseEventToLatLng(event));
    path.addEventListener("mouseenter", (event) => {
      outline.classList.add("hovered");
      if (!HOVERS.matches) return; // a tap would leave it standing
      follow(event);
      tooltip.setContent(node("span", "", config.units[unit].names[shown.names].join(" · "))).addTo(map);
    });
    path.addEventListener("mousemove", follow);
    path.addEventListener("mouseleave", () => {
      outline.classList.remove("hovered");
      tooltip.remove();
    });
  }

  function drawUnits(outlines, hits) {
    // The chosen one's halo, then all outlines, then all buttons: the halo lies over no neighbour.
    halo = L.polygon([], { className: "halo", interactive: false }).addTo(map);
    for (const [name, features] of Object.entries({ outline: outlines, button: hits }))
      for (const feature of features) {
        const style = { className: name === "button" ? "unit" : name };
        const layer = L.geoJSON(feature, { interactive: false, style }).getLayers()[0].addTo(map);
        if (name === "outline") layer._path.setAttribute("aria-hidden", "true");
        (units[feature.properties.unit] ??= {})[name] = layer;
      }
    hatch(units.iturup.outline._path.ownerSVGElement);
    const tooltip = L.tooltip({ direction: "top", offset: [0, -8], className: "names" });
    for (const [unit, layer] of Object.entries(units)) makeButton(unit, layer, tooltip);
  }

  function drawBase(depth, land) {
    map.createPane("base").style.zIndex = 300; // a pane of its own: it comes and goes below everything else
    const base = L.layerGroup().addTo(map);
    depth.forEach((feature, i) => {
      const shade = L.geoJSON(feature, { pane: "base", interactive: false, style: { className: "depth" } }).addTo(base);
      shade.eachLayer((layer) => layer._path.style.setProperty("--share", (i + 1) / depth.length));
    });
    const style = (feature) => ({ className: `land ${feature.properties.region}` });
    L.geoJSON(land, { pane: "base", interactive: false, style }).addTo(base);
    return base;
  }

  /* Keys pressed here don't reach the page by themselves. Every keyup is passed on: the keydown of the Tab that led here
     was the page's, and a key without its keyup counts as held, which no shortcut survives. */
  function passKeysOn() {
    for (const type of ["keydown", "keyup"]) {
      document.addEventListener(type, (event) => {
        const taken = reader()?.takes(event);
        if (type === "keydown" && !taken) return;
        if (taken) event.stopImmediatePropagation(); // the map would pan
        const copy = { key: event.key, code: event.code, bubbles: true, cancelable: true };
        window.parent.document.dispatchEvent(new KeyboardEvent(type, copy));
      }, { capture: true });
    }
  }

  function followTheme() {
    let printing = false; // in light colours, whatever the screen's are
    const apply = () => {
      const root = document.documentElement;
      const channels = getComputedStyle(root).backgroundColor.match(/[\d.]+/g);
      if (!channels) return; // Firefox computes no style in a frame that is not displayed: the resize tells
      const [r, g, b] = channels.map(Number);
      const tokens = config.tokens[!printing && r * 0.3 + g * 0.6 + b * 0.1 < 128 ? "dark" : "light"];
      for (const [name, value] of Object.entries(tokens)) root.style.setProperty(`--${name}`, value);
    };
    apply();
    window.Streamlit.events.addEventListener("streamlit:render", apply);
    window.addEventListener("resize", apply);
    for (const type of ["beforeprint", "afterprint"])
      window.addEventListener(type, () => {
        printing = type === "beforeprint"; // the page has given the frame the paper's width
        apply();
        map.invalidateSize({ animate: false });
      });
  }

  /* The outlines as geo/bundle.py packs them, each ring as steps from point to point in whole 1e-5 degrees. */
  function ring(steps) {
    const points = [];
    for (let i = 0, x = 0, y = 0; i < steps.length; i += 2) points.push([(x += steps[i]) / 1e5, (y += steps[i + 1]) / 1e5]);
    return points;
  }
  const rings = (part) => (typeof part[0] === "number" ? ring(part) : part.map(rings));
  const unpacked = ({ features }) =>
    features.map((one) => ({ ...one, geometry: { ...one.geometry, coordinates: rings(one.geometry.coordinates) } }));

  /* Maps on one page move together. A peer whose frame is gone is forgotten. */
  function linkMaps() {
    const peers = (window.parent.islandsPeers ??= new Set());
    const others = () => {
      for (const peer of peers) if (!peer.getContainer().ownerDocument.defaultView) peers.delete(peer);
      return [...peers].filter((peer) => peer !== map);
    };
    const follow = (peer) => {
      following = fitting = true;
      map.setView(peer.getCenter(), peer.getZoom(), { animate: false });
      following = fitting = false;
    };
    let following = false;
    others().slice(0, 1).forEach(follow);
    peers.add(map);
    map.on("follow", ({ peer }) => follow(peer));
    map.on("move", () => following || others().forEach((other) => other.fire("follow", { peer: map })));
  }

  async function start(leafletMap, settings) {
    map = leafletMap;
    config = settings;
    window.frameElement.title = config.words.title;
    map.attributionControl.setPrefix('<a href="https://leafletjs.com" target="_blank" rel="noreferrer">Leaflet</a>');
    map.attributionControl.addAttribution(node("span", "", config.words.attribution).outerHTML); // escaped: a file's text
    const container = map.getContainer();
    // As for the islands; and without a ring, as Leaflet calls it for the mouse alone.
    container.focus = () => HTMLElement.prototype.focus.call(container, { preventScroll: true, focusVisible: false });
    followTheme();
    passKeysOn();
    const [islands, hits, land, depth] = ["islands", "hit_areas", "land", "depth"].map((name) => unpacked(config.inline[name]));
    while (map.invalidateSize({ animate: false }).getSize().y <= 50) await new Promise(requestAnimationFrame); // still 0 px high
    const limits = L.latLngBounds(config.limits);
    const stay = () => map.setMinZoom(map.getBoundsZoom(limits, true)); // beyond is nothing to see
    map.setMaxBounds(limits).on("resize", stay);
    stay();
    shown = { ...shown, ...reader()?.shown(window) };
    fit();
    map.on("dragstart zoomstart", () => (moved ||= !fitting));
    map.on("resize", () => (moved && !presenting()) || fit()); // full screen, or a second map beside it
    const base = drawBase(depth, land);
    drawUnits(islands, hits);
    window.islands.furnish({ map, config, node, drawn, attribute, fillOf, fit, base, land, units, listen: (f) => listeners.push(f) });
    linkMaps();
    ready = true;
    change({});
    document.documentElement.dataset.ready = "true";
  }

  window.islands = { start, change };
})();
