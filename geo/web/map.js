/* The map in its frame: layers, the four islands as buttons, and the one channel to and from the page.
   `islands.start(map, config)` draws it once; `islands.change(state)` is called by the page, at every change, with
   {sel, paint, lines, caption, names, online}. Nothing here builds markup from text: every text becomes a text node. */
(function () {
  "use strict";

  const HOVERS = window.matchMedia("(hover: hover)");
  let map, config;
  let ready = false;
  let shown = { sel: null, names: "both", online: "none" };
  const units = {}; // unit -> {button, outline, halo}: Leaflet layers
  const listeners = []; // the furniture's redraws, called with the state when it changes

  function node(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  /* Hatches: told apart without colour too. The period is short, because most islets are only a few pixels wide. */
  function hatch(svg) {
    const make = (tag, attributes) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      return element;
    };
    const defs = make("defs", {});
    for (const [holder, { ground, mark, opacity, stroke, size, width }] of Object.entries(config.styles)) {
      if (!mark) continue;
      const pattern = make("pattern", { id: `held-${holder}`, patternUnits: "userSpaceOnUse", width: size, height: size });
      pattern.append(make("rect", { width: size, height: size }), make("path", { d: stroke, "stroke-opacity": opacity, "stroke-width": width }));
      pattern.firstChild.style.fill = `var(--${ground})`;
      pattern.lastChild.style.stroke = `var(--${mark})`;
      defs.append(pattern);
    }
    svg.prepend(defs);
  }
  const fillOf = (holder) => (config.styles[holder].mark ? `url(#held-${holder})` : `var(--${config.styles[holder].ground})`);

  /* Land beside the four that a day's record covers; Sakhalin only where both its halves have one holder. */
  function paintLand() {
    const paint = shown.paint || {};
    const sakhalin = paint.sakhalin_north === paint.sakhalin_south ? paint.sakhalin_north : undefined;
    const holders = { hokkaido: paint.hokkaido, hokkaido_islets: paint.hokkaido, kurils_central_north: paint.kurils_central_north, sakhalin, sakhalin_islets: sakhalin };
    for (const [region, holder] of Object.entries(holders))
      document.querySelectorAll(`path.land.${region}`).forEach((path) => {
        path.style.fill = holder ? `url(#held-${holder})` : "";
        path.dataset.held = holder || "";
      });
  }

  function mark() {
    document.documentElement.toggleAttribute("data-presenting", presenting());
    paintLand();
    for (const [unit, layer] of Object.entries(units)) {
      const on = unit === shown.sel;
      const holder = shown.paint?.[unit];
      layer.outline._path.dataset.held = holder || "";
      layer.outline._path.style.fill = holder ? fillOf(holder) : "";
      layer.button._path.setAttribute("aria-label", config.units[unit].label + (holder ? `: ${config.holders[holder]}` : ""));
      layer.button._path.setAttribute("aria-pressed", String(on));
      layer.outline._path.classList.toggle("selected", on);
      layer.halo._path.classList.toggle("selected", on);
    }
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
  function fit(options = { animate: false }) {
    fitting = true;
    map.fitBounds(shown.view ?? config.view, options);
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
    path.setAttribute("role", "button");
    path.setAttribute("tabindex", "0");
    path.setAttribute("data-unit", unit);
    path.setAttribute("aria-label", config.units[unit].label);
    path.setAttribute("aria-pressed", "false");
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
    const byUnit = (collection) => Object.fromEntries(collection.features.map((f) => [f.properties.unit, f]));
    const still = (feature, className) =>
      L.geoJSON(feature, { interactive: false, style: { className: className } }).getLayers()[0].addTo(map);
    const shapes = byUnit(outlines), targets = byUnit(hits);
    const order = Object.keys(config.units);
    for (const unit of order) units[unit] = { halo: still(shapes[unit], "halo") };
    for (const unit of order) units[unit].outline = still(shapes[unit], "outline");
    for (const unit of order) units[unit].button = still(targets[unit], "unit");
    hatch(units[order[0]].outline._path.ownerSVGElement);
    const tooltip = L.tooltip({ direction: "top", offset: [0, -8], className: "names" });
    for (const unit of order) {
      units[unit].halo._path.setAttribute("aria-hidden", "true");
      units[unit].outline._path.setAttribute("aria-hidden", "true");
      makeButton(unit, units[unit], tooltip);
    }
    return L.featureGroup(order.map((unit) => units[unit].outline)).getBounds();
  }

  function drawBase(depth, land) {
    map.createPane("base").style.zIndex = 300; // a pane of its own: it comes and goes below everything else
    const base = L.layerGroup().addTo(map);
    const bands = depth.features.map((f) => f.properties.deeper_than_m);
    depth.features.forEach((feature, i) => {
      const shade = L.geoJSON(feature, { pane: "base", interactive: false, style: { className: "depth" } }).addTo(base);
      shade.eachLayer((layer) => layer._path.style.setProperty("--share", (i + 1) / bands.length));
    });
    const style = (feature) => ({ className: `land ${feature.properties.region}` });
    L.geoJSON(land, { pane: "base", interactive: false, style }).addTo(base);
    return base;
  }

  /* Keys pressed here don't reach the page by themselves. Every keyup is passed on: the keydown of the Tab that led here
     was the page's, and a key without its keyup counts as held, which no shortcut survives. */
  function passKeysOn() {
    if (window.parent === window) return; // a page of its own, without a frame
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
    const apply = () => {
      const root = document.documentElement;
      const probe = node("i");
      probe.style.color = getComputedStyle(root).getPropertyValue("--background-color") || "#fff";
      document.body.append(probe);
      const [r, g, b] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
      probe.remove();
      const tokens = config.tokens[r * 0.3 + g * 0.6 + b * 0.1 < 128 ? "dark" : "light"];
      for (const [name, value] of Object.entries(tokens)) root.style.setProperty(`--${name}`, value);
    };
    apply();
    window.Streamlit.events.addEventListener("streamlit:render", apply);
  }

  const sized = () =>
    new Promise((done) => {
      const look = () => {
        map.invalidateSize({ animate: false });
        if (map.getSize().y > 50) done();
        else requestAnimationFrame(look); // the frame can still be 0 px high
      };
      look();
    });

  /* Maps on one page move together. A peer whose frame is gone is forgotten. */
  function linkMaps() {
    const peers = (window.parent.islandsPeers ??= new Set());
    const alive = (peer) => peer.map.getContainer().ownerDocument.defaultView;
    let following = false;
    const me = {
      map,
      follow: (center, zoom) => {
        following = fitting = true;
        map.setView(center, zoom, { animate: false });
        following = fitting = false;
      },
    };
    peers.forEach((peer) => alive(peer) || peers.delete(peer));
    const first = [...peers][0];
    if (first) me.follow(first.map.getCenter(), first.map.getZoom());
    peers.add(me);
    map.on("move", () => {
      if (following) return;
      for (const peer of peers)
        if (!alive(peer)) peers.delete(peer);
        else if (peer !== me) peer.follow(map.getCenter(), map.getZoom());
    });
  }

  async function start(leafletMap, settings) {
    map = leafletMap;
    config = settings;
    if (window.frameElement) window.frameElement.title = config.words.title;
    map.attributionControl.setPrefix('<a href="https://leafletjs.com" target="_blank" rel="noreferrer">Leaflet</a>');
    map.attributionControl.addAttribution(config.words.attribution);
    const container = map.getContainer();
    // As for the islands; and without a ring, as Leaflet calls it for the mouse alone.
    container.focus = () => HTMLElement.prototype.focus.call(container, { preventScroll: true, focusVisible: false });
    followTheme();
    passKeysOn();
    const { islands, hit_areas: hits, land, depth, places } = config.inline;
    await sized();
    const limits = L.latLngBounds(config.limits);
    const stay = () => map.setMinZoom(map.getBoundsZoom(limits, true)); // beyond is nothing to see
    map.setMaxBounds(limits).on("resize", stay);
    stay();
    fit();
    map.on("dragstart zoomstart", () => (moved ||= !fitting));
    map.on("resize", () => (moved && !presenting()) || fit()); // full screen, or a second map beside it
    const base = drawBase(depth, land);
    drawUnits(islands, hits);
    window.islands.furnish({ map, config, node, fit, base, places, listen: (f) => listeners.push(f) });
    linkMaps();
    ready = true;
    change(reader()?.shown(window) ?? {});
    document.documentElement.dataset.ready = "true";
  }

  window.islands = { start, change, fillOf };
})();
