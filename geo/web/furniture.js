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

  /* Towns on the four units have a pair of names; the others are called as they are in English. */
  function townName(town, order) {
    if (!town.romaji) return town.name_en;
    const pair = { both: [town.name_en, town.romaji], russian: [town.name_ru, town.name_ja], japanese: [town.name_ja, town.name_ru] };
    return pair[order].join(" / ");
  }

  function labels({ map, config, node, places, listen }) {
    const texts = []; // {layer, from, upto}: shown at these zooms
    const draw = ({ names }) => {
      texts.splice(0).forEach(({ layer }) => layer.remove());
      const add = (layer, from = 0, upto = 99) => texts.push({ layer, from, upto });
      for (const unit of Object.values(config.units))
        add(marker(unit.at, unit.anchor, label(node, "of-unit", unit.names[names])), config.zooms.group);
      add(marker(config.units.shikotan.at, "right", label(node, "of-group", config.words.group.split(" / "))), 0, config.zooms.group);
      for (const islet of Object.values(config.islets))
        add(marker(islet.at, islet.anchor, label(node, "of-islet", islet.names[names])), config.zooms.islets);
      for (const { geometry, properties } of places.features) {
        const [lon, lat] = geometry.coordinates;
        const box = label(node, "of-town", [townName(properties, names)]);
        add(L.layerGroup([
          L.circleMarker([lat, lon], { radius: 3, className: "town", interactive: false }),
          marker([lat, lon], config.anchors[properties.place] || "right", box),
        ]), properties.min_zoom);
      }
      sift();
    };
    const sift = () => {
      const zoom = map.getZoom();
      map.getContainer().toggleAttribute("data-near", zoom >= config.zooms.near);
      for (const { layer, from, upto } of texts)
        if (zoom >= from && zoom < upto) layer.addTo(map);
        else layer.remove();
    };
    map.on("zoomend", sift);
    listen(draw);
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

  function control(position, element) {
    const made = L.control({ position });
    made.onAdd = () => {
      L.DomEvent.disableClickPropagation(element);
      L.DomEvent.disableScrollPropagation(element);
      return element;
    };
    return made;
  }

  function legend({ map, config, node, listen }) {
    const box = node("details", "legend");
    box.open = map.getSize().x > 560 && map.getSize().y > 440;
    box.append(node("summary", "", config.words.legend));
    const row = (className, text) => {
      const line = node("div", "row");
      line.append(node("i", className), node("span", "", text));
      box.append(line);
    };
    const rows = (paint, lines) => {
      box.replaceChildren(box.firstChild);
      const holders = [...new Set(Object.keys(config.holders).filter((holder) => Object.values(paint || {}).includes(holder)))];
      if (!paint) row("swatch of-units", config.words.legend_units);
      for (const holder of holders) {
        row("swatch", config.holders[holder]);
        const swatch = box.lastChild.firstChild;
        swatch.innerHTML = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="100%" height="100%"/></svg>';
        swatch.querySelector("rect").style.fill = window.islands.fillOf(holder);
      }
      if (!paint) row("swatch of-selected", config.words.legend_selected);
      if (lines.length) row("swatch of-line", config.words.legend_line);
      row("swatch of-land", config.words.legend_land);
      row("swatch of-depth", config.words.legend_depth);
    };
    let painted = "";
    rows(null, []);
    listen(({ paint, lines = [] }) => {
      if (JSON.stringify([paint, lines]) === painted) return;
      painted = JSON.stringify([paint, lines]);
      rows(paint, lines);
    });
    control("bottomright", box).addTo(map);
  }

  function home({ map, config, node, fit }) {
    const box = node("div", "leaflet-bar");
    const button = node("button", "home", "⤢");
    button.type = "button";
    button.title = config.words.home;
    button.setAttribute("aria-label", config.words.home);
    button.addEventListener("click", () => fit());
    box.append(button);
    control("topleft", box).addTo(map);
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
    listen(({ caption: text }) => {
      box.textContent = text || "";
      if (text) map.getContainer().append(box);
      else box.remove();
    });
  }

  /* Borders that a treaty states, on the days on which they stood. */
  function borders({ map, listen }) {
    const drawn = L.layerGroup().addTo(map);
    let current = "[]";
    listen(({ lines }) => {
      if (JSON.stringify(lines || []) === current) return;
      current = JSON.stringify(lines || []);
      drawn.clearLayers();
      for (const line of lines || [])
        drawn.addLayer(L.polyline(line.map(([lon, lat]) => [lat, lon]), { className: "border", interactive: false }));
    });
  }

  window.islands.furnish = (parts) => {
    parts.map.zoomControl.setPosition("topleft");
    home(parts);
    L.control.scale({ imperial: false, maxWidth: 140, position: "bottomleft" }).addTo(parts.map);
    legend(parts);
    labels(parts);
    lines(parts);
    online(parts);
    caption(parts);
    borders(parts);
  };
})();
