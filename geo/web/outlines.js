/* Outlines as geo/bundle.py writes them, each ring as steps from point to point in whole 1e-5 degrees, made GeoJSON again. */
(function () {
  "use strict";

  function ring(steps) {
    const points = [];
    for (let i = 0, x = 0, y = 0; i < steps.length; i += 2) points.push([(x += steps[i]) / 1e5, (y += steps[i + 1]) / 1e5]);
    return points;
  }
  const rings = (part) => (typeof part[0] === "number" ? ring(part) : part.map(rings));

  for (const layer of Object.values(window.islandsSettings.inline))
    for (const { geometry } of layer.features)
      if (geometry.type.endsWith("Polygon")) geometry.coordinates = rings(geometry.coordinates);
})();
