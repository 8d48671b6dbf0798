/* What stands on the map beside the islands: labels, towns, graticule, scale, legend, the way home, the online layer. */
(function () {
  "use strict";

  const label = (node, className, [first, second]) => {
    const box = node("div", `label ${className}`);
    box.append(node("b", "", first));
    if (second) box.append(node("span", "", second));
    return box;
  };

  /* Text at a place, beside or above it as `anchor` says; it never takes a click. */
  function marker(place, anchor, element) {
    const icon = L.divIcon({ className: `text ${anchor}`, html: element, iconSize: null });
    return L.marker(place, { icon, interactive: false, keyboard: false });
  }

  /* The names of units, islets and towns, each at the zooms at which there is room for it. */
  function labels({ map, config, node, listen }) {
    let texts = [];
    const sift = () => {
      const zoom = map.getZoom();
      map.getContainer().toggleAttribute("data-near", zoom >= config.near);
      for (const { layer, from, upto } of texts)
        if (zoom >= from && zoom < upto) layer.addTo(map);
        else layer.remove();
    };
    map.on("zoomend", sift);
    listen(({ names }) => {
      for (const { layer } of texts) layer.remove();
      texts = config.texts.map(({ kind, at, side, from, upto, names: own }) => {
        const layer = L.layerGroup([marker(at, side, label(node, `of-${kind}`, own[names]))]);
        if (kind === "town") layer.addLayer(L.circleMarker(at, { radius: 3, className: "town", interactive: false }));
        return { layer, from, upto };
      });
      sift();
    });
  }

  /* Lines at whole degrees, their figures along the left and the lower edge, which follow while the map moves. */
  function lines({ map, node }) {
    map.createPane("lines").style.zIndex = 310;
    const graticule = L.layerGroup().addTo(map);
    const edge = node("div", "edge");
    edge.setAttribute("aria-hidden", "true");
    map.getContainer().append(edge);
    let step = 0;
    const redraw = () => {
      const wanted = map.getZoom() >= 8.5 ? 0.5 : map.getZoom() >= 6.5 ? 1 : 5;
      if (wanted !== step) {
        step = wanted;
        graticule.clearLayers();
        const style = { pane: "lines", className: "graticule", interactive: false };
        for (let lon = 130; lon <= 165; lon += step) graticule.addLayer(L.polyline([[35, lon], [58, lon]], style));
        for (let lat = 35; lat <= 58; lat += step) graticule.addLayer(L.polyline([[lat, 130], [lat, 165]], style));
      }
      const box = map.getBounds();
      const size = map.getSize();
      edge.replaceChildren();
      const put = (degree, suffix, left, top) => {
        const figure = node("span", "", `${Number(degree.toFixed(1))}° ${suffix}`);
        figure.style.transform = `translate(${left}px, ${top}px)`;
        edge.append(figure);
      };
      for (let lon = Math.ceil(box.getWest() / step) * step; lon < box.getEast(); lon += step) {
        const x = map.latLngToContainerPoint([box.getSouth(), lon]).x;
        if (x > 150 && x < size.x - 60) put(lon, "E", x + 3, 2);
      }
      for (let lat = Math.ceil(box.getSouth() / step) * step; lat < box.getNorth(); lat += step) {
        const y = map.latLngToContainerPoint([lat, box.getWest()]).y;
        if (y > 110 && y < size.y - 60) put(lat, "N", 4, y - 16);
      }
    };
    map.on("move zoomend resize", redraw);
    redraw();
  }

  function control(map, position, element) {
    const made = L.control({ position });
    made.onAdd = () => element;
    L.DomEvent.disableClickPropagation(element).disableScrollPropagation(element);
    made.addTo(map);
  }

  function legend({ map, config, node, drawn, fillOf, listen }) {
    const box = node("details", "legend");
    box.open = map.getSize().x > 560 && map.getSize().y > 440;
    box.append(node("summary", "", config.words.legend));
    const row = (className, text) => {
      const line = node("div", "row");
      line.append(node("i", className), node("span", "", text));
      box.append(line);
    };
    listen(({ paint, lines }) => {
      box.replaceChildren(box.firstChild);
      const painted = new Set(Object.values(paint || {}));
      if (!paint) row("swatch of-units", config.words.legend_units);
      for (const holder of Object.keys(config.holders).filter((one) => painted.has(one))) {
        row("swatch", config.holders[holder]);
        const square = drawn("rect", { width: "100%", height: "100%" });
        square.style.fill = fillOf(holder);
        box.lastChild.firstChild.append(drawn("svg", {}, square));
      }
      if (!paint) row("swatch of-selected", config.words.legend_selected);
      if (lines?.length) row("swatch of-line", config.words.legend_line);
      row("swatch of-land", config.words.legend_land);
      row("swatch of-depth", config.words.legend_depth);
    });
    control(map, "bottomright", box);
  }

  function home({ map, config, node, fit }) {
    const box = node("div", "leaflet-bar");
    const button = node("button", "home", "⤢");
    button.type = "button";
    button.title = config.words.home;
    button.setAttribute("aria-label", config.words.home);
    button.addEventListener("click", () => fit());
    box.append(button);
    control(map, "topleft", box);
  }

  /* The one thing that leaves the machine, and only when asked. */
  function online({ map, config, base, node, listen }) {
    let tiles = null;
    let current = "none";
    const message = node("p", "unreachable", config.words.unreachable);
    message.setAttribute("role", "status");
    const swap = (reached) => {
      if (reached) base.remove();
      else base.addTo(map);
      document.documentElement.toggleAttribute("data-online", reached);
    };
    listen(({ online: wanted }) => {
      if (wanted === current) return;
      current = wanted;
      if (tiles) tiles.remove();
      const source = config.online[wanted];
      message.remove();
      swap(false); // the offline base stays until the first tile is there
      tiles = source ? L.tileLayer(source.url, source.options) : null;
      tiles?.once("tileload", () => (swap(true), message.remove()));
      tiles?.on("tileerror", () => document.documentElement.hasAttribute("data-online") || map.getContainer().append(message));
      tiles?.addTo(map);
    });
  }

  /* What a painted map is a picture of, where two stand on one page. */
  function caption({ map, node, listen }) {
    const box = node("p", "caption");
    map.getContainer().append(box);
    listen(({ caption: text }) => (box.textContent = text || ""));
  }

  /* Borders that a treaty states, on the days on which they stood. */
  function borders({ map, listen }) {
    const drawn = L.layerGroup().addTo(map);
    listen(({ lines }) => {
      drawn.clearLayers();
      for (const line of lines || [])
        drawn.addLayer(L.polyline(line.map(([lon, lat]) => [lat, lon]), { className: "border", interactive: false }));
    });
  }

  window.islands.furnish = (parts) => {
    parts.map.zoomControl.setPosition("topleft");
    L.control.scale({ imperial: false, maxWidth: 140, position: "bottomleft" }).addTo(parts.map);
    for (const part of [home, legend, labels, lines, online, caption, borders]) part(parts);
  };
})();
