/* What stands on the map beside the islands: labels, towns, graticule, scale, legend, the way home, the online layer. */
(function () {
  "use strict";

  const label = (node, className, [first, second]) => {
    const box = node("div", `label ${className}`);
    box.append(node("b", "", first));
    if (second) box.append(node("span", "", second));
    return box;
  };

  /* Side of its place on which a name stands -> from the place to the name's upper left corner, in shares of the name's
     width and height and in pixels. */
  const SIDES = {
    right: [0, -0.5, 8, 0], left: [-1, -0.5, -8, 0], above: [-0.5, -1, 0, -8], below: [-0.5, 0, 0, 8],
    middle: [-0.5, -0.5, 0, 0], "below-left": [-1, 0, 8, 6],
  };

  /* The names, in the order in which they get room: each at the first of its places that is free, or not at all. Free is
     what lies in the frame, clear of controls and of the names before; the graticule's figures come last.
     All is measured at once, before anything is moved: the browser lays out once, not once for each place tried. */
  function labels({ map, config, node, listen, units }) {
    const container = map.getContainer();
    let texts = [];
    const boxOf = (element) => { // and 2 pixels around it
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return L.bounds([left - 2, top - 2], [right + 2, bottom + 2]);
    };
    const arrange = () => {
      const zoom = map.getZoom();
      container.toggleAttribute("data-near", zoom >= config.near);
      const wanted = texts.filter(({ element, from, upto }) => {
        element.hidden = zoom < from || zoom >= upto;
        return !element.hidden;
      });
      const frame = L.bounds([0, 0], map.getSize());
      const taken = [...container.querySelectorAll(".leaflet-control, .locator, .caption")].map(boxOf);
      const figures = [...container.querySelectorAll(".edge span")].map((figure) => [figure, boxOf(figure)]);
      const sizes = wanted.map(({ element: { firstChild } }) => L.point(firstChild.offsetWidth, firstChild.offsetHeight));
      const free = (box) => frame.contains(box) && !taken.some((other) => other.overlaps(box)) && taken.push(box);
      const middle = (unit) => { // of what is seen of it
        const ring = units[unit].button.getLatLngs().flat(Infinity).map((at) => map.latLngToContainerPoint(at));
        const seen = L.PolyUtil.clipPolygon(ring, frame);
        return seen.length ? [[map.containerPointToLatLng(L.bounds(seen).getCenter()), "middle"]] : [];
      };
      wanted.forEach(({ marker, element, unit, places }, i) => {
        const put = ([at, side]) => {
          const [x, y, right, down] = SIDES[side];
          const shift = L.point(sizes[i].x * x + right, sizes[i].y * y + down);
          const corner = map.latLngToContainerPoint(at).add(shift);
          if (!free(L.bounds(corner.subtract([2, 2]), corner.add(sizes[i]).add([2, 2])))) return false;
          marker.setLatLng(at);
          element.dataset.side = side;
          element.firstChild.style.transform = `translate(${shift.x}px, ${shift.y}px)`;
          return true;
        };
        const shown = places.some(put) || (unit && middle(unit).some(put));
        element.style.visibility = shown ? "" : "hidden";
      });
      for (const [figure, box] of figures) figure.style.visibility = free(box) ? "" : "hidden";
    };
    map.on("moveend resize", arrange);
    container.addEventListener("toggle", arrange, true); // the legend: it does not bubble
    let last = {};
    listen((state) => {
      const changed = (...fields) => fields.some((field) => JSON.stringify(state[field]) !== JSON.stringify(last[field]));
      const renamed = changed("names");
      const arranged = renamed || changed("paint", "lines", "caption"); // the legend and the caption grow: a chosen island moves nothing
      last = state;
      if (renamed) {
        for (const { marker } of texts) marker.remove();
        texts = config.texts.map((text) => {
          const icon = L.divIcon({ className: "text", html: label(node, `of-${text.kind}`, text.names[state.names]), iconSize: null });
          const marker = L.marker(text.places[0][0], { icon, interactive: false, keyboard: false }).addTo(map);
          return { ...text, marker, element: marker.getElement() };
        });
      }
      if (arranged) arrange();
    });
  }

  /* Where in the world this is: the land around, and the frame on it. */
  function locator({ map, config, drawn, attribute, land }) {
    const point = (at) => map.project(at, 3.25);
    const box = (bounds) => {
      const [{ x, y }, end] = [point(bounds.getNorthWest()), point(bounds.getSouthEast())];
      return { x, y, width: end.x - x, height: end.y - y };
    };
    const whole = box(L.latLngBounds(config.limits));
    const points = (ring) => L.LineUtil.simplify(L.GeoJSON.coordsToLatLngs(ring).map(point), 0.4);
    const line = (ring) => `M${points(ring).flatMap(({ x, y }) => [x.toFixed(1), y.toFixed(1)])}Z`;
    const rings = ({ geometry: { type, coordinates } }) => (type === "Polygon" ? coordinates : coordinates.flat());
    const name = ([text, ...at]) => drawn("text", point(at), text);
    const [ground, frame] = [drawn("path", {}), drawn("rect", {})];
    const inset = drawn("svg", { class: "locator", viewBox: Object.values(whole).join(" "), "aria-hidden": true },
      ground, frame, ...config.locator.map(name));
    map.getContainer().append(inset);
    const paint = () => attribute(ground, { d: land.flatMap(rings).map(line).join("") });
    requestAnimationFrame(() => setTimeout(paint)); // nobody waits for it: the map is painted first
    const follow = () => {
      const seen = box(map.getBounds());
      attribute(frame, seen);
      inset.toggleAttribute("hidden", seen.width > whole.width / 3);
    };
    map.on("moveend resize", follow);
    follow();
  }

  /* Lines at whole degrees, their figures along the left and the lower edge, which follow while the map moves. */
  function lines({ map, node }) {
    map.createPane("lines").style.zIndex = 310;
    const graticule = L.polyline([], { pane: "lines", className: "graticule", interactive: false }).addTo(map);
    const edge = node("div", "edge");
    edge.setAttribute("aria-hidden", "true");
    map.getContainer().append(edge);
    let step = 0;
    const redraw = () => {
      const wanted = map.getZoom() >= 8.5 ? 0.5 : map.getZoom() >= 6.5 ? 1 : 5;
      if (wanted !== step) {
        step = wanted;
        const courses = [];
        for (let lon = 130; lon <= 165; lon += step) courses.push([[35, lon], [58, lon]]);
        for (let lat = 35; lat <= 58; lat += step) courses.push([[lat, 130], [lat, 165]]);
        graticule.setLatLngs(courses);
      }
      const box = map.getBounds();
      edge.replaceChildren();
      const put = (degree, suffix, left, top) => {
        const figure = node("span", "", `${Number(degree.toFixed(1))}° ${suffix}`);
        figure.style.transform = `translate(${left}px, ${top}px)`;
        edge.append(figure);
      };
      for (let lon = Math.ceil(box.getWest() / step) * step; lon < box.getEast(); lon += step) {
        const x = map.latLngToContainerPoint([box.getSouth(), lon]).x;
        put(lon, "E", x + 3, 4);
      }
      for (let lat = Math.ceil(box.getSouth() / step) * step; lat < box.getNorth(); lat += step) {
        const y = map.latLngToContainerPoint([lat, box.getWest()]).y;
        put(lat, "N", 4, y - 16);
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
    const border = L.polyline([], { className: "border", interactive: false }).addTo(map);
    listen(({ lines }) => border.setLatLngs(L.GeoJSON.coordsToLatLngs(lines || [], 1)));
  }

  window.islands.furnish = (parts) => {
    parts.map.zoomControl.setPosition("topleft");
    const scale = L.control.scale({ imperial: false, maxWidth: 100, position: "bottomleft" }).addTo(parts.map);
    scale.getContainer().prepend(parts.node("b", "north", "N"));
    for (const part of [home, legend, lines, online, caption, borders, locator, labels]) part(parts); // last what gets the room left
  };
})();
