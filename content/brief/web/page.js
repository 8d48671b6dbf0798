/* The file's one page: the scenes, which stand in it as text, and the packed pages, put up when a link, an island or the
   address asks for them. The address alone says what is shown: "#scene-3", "#source-12", "#?view=proposal&proposal=x". */
(async function () {
  "use strict";

  const root = document.documentElement;
  const { settings, start, show } = window.briefMaps;
  const one = (selector) => document.querySelector(selector);
  const panel = one(".st-key-panel");
  const scenes = [...document.querySelectorAll(".one-scene")];
  const listed = [...document.querySelectorAll(".scenes li a")];
  const containers = [...panel.children];
  const NAMED = { island: "island", proposal: "proposal", time: "on", figures: null, sources: "article" };
  const RUNS = "script, style, iframe, object, embed, link, meta, base, form, svg, math";
  const TO_SCENE = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, Home: -Infinity, End: Infinity };

  let pack;
  let at = 0; // the scene
  let here = ""; // the address that is shown
  let followed = false; // by a link, an island or a key; else by the browser's own back and forward
  const read = new Map(); // address -> where it was being read

  async function unpack() {
    const text = atob(JSON.parse(one("#packed").textContent));
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).json();
  }

  /* The name under which a query's page is packed: "proposal:kawana-1998". */
  function named(query) {
    const values = new URLSearchParams(query);
    const view = values.get("view") ?? "island";
    const section = view === "island" && values.get("section");
    const within = section && section !== "overview" ? `:${section}` : "";
    return values.has("versus") ? "" : `${view}:${values.get(NAMED[view]) ?? ""}${within}`;
  }

  /* A packed page as nodes. Its templates escape every value and the content policy refuses every script that is not the
     file's own; should one of the two ever fail, nothing may run all the same. */
  function unfold(name) {
    const made = document.createElement("template");
    made.innerHTML = pack.pages[name].lines.map((line) => pack.lines[line]).join("\n");
    made.content.querySelectorAll(RUNS).forEach((element) => element.remove());
    for (const element of made.content.querySelectorAll("*")) {
      for (const { name } of [...element.attributes]) if (name.startsWith("on")) element.removeAttribute(name);
      for (const part of element.dataset.style?.split("; ") ?? []) element.style.setProperty(...part.split(": "));
      const href = element.getAttribute("href");
      if (href?.startsWith("?") && named(href) in pack.pages) element.setAttribute("href", `#${href}`);
      else if (href !== null && !/^(#|https?:)/.test(href)) element.removeAttribute("href"); // leads nowhere here
    }
    return made.content.firstElementChild;
  }

  /* The dossiers are long: made ready after the start, and at first, as in the app, laid out only where in view. */
  const ready = new Map();
  function prepare() {
    const next = Object.keys(settings.map.units).map((unit) => `island:${unit}`).find((name) => !ready.has(name));
    if (next) setTimeout(prepare, 50, ready.set(next, unfold(next)));
  }
  const settle = () => one(".st-key-dossier").classList.add("settled");

  /* What rests on a reference: in the app its own page says it. */
  function citedBy(uses) {
    const small = document.createElement("small");
    const label = document.createElement("b");
    label.textContent = `${settings.cited}: `;
    small.append(label);
    uses.forEach(([text, href], i) => {
      const link = document.createElement(named(href) in pack.pages ? "a" : "span");
      if (link.matches("a")) link.href = `#${href}`;
      link.textContent = text;
      small.append(...(i ? [" · "] : []), link);
    });
    return small;
  }

  /* Beside each other the panel scrolls, on a phone the whole page. */
  const position = () => [panel.scrollTop, window.scrollY];
  function bring(target) {
    settle();
    const stays = [panel.querySelector("[class^=st-key]:not([hidden]) :is(.sections, .back)"), one(".scenes")]; // at the top
    const above = stays.map((bar) => (bar && getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0));
    target.style.scrollMarginTop = `${above[0] + above[1] + 8}px`;
    target.scrollIntoView({ block: "start" });
  }

  function turn(container, view, title, target) {
    for (const element of containers) element.hidden = !element.matches(`.st-key-${container}`);
    for (const link of document.querySelectorAll(".views a"))
      if (link.dataset.view === view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    document.title = title ? `${title} · ${settings.title}` : settings.title;
    one(".scenes details").open = false;
    const [top, page] = (!followed && read.get(here)) || [0, null];
    one(".st-key-dossier").classList.toggle("settled", top > 0 || page > 0);
    setTimeout(settle, 250);
    panel.scrollTop = top;
    if (page !== null) window.scrollTo(0, page);
    else if (target) bring(target);
    else if (panel.getBoundingClientRect().top < 0) panel.scrollIntoView({ block: "start" });
    if (followed && !document.activeElement?.isConnected) panel.focus({ preventScroll: true });
    followed = false;
  }

  /* The scene that is shown, or to which one returns. */
  function mark(number) {
    at = Math.min(Math.max(number, 0), scenes.length - 1);
    scenes.forEach((scene, i) => (scene.hidden = i !== at));
    listed.forEach((link, i) => (i === at ? link.setAttribute("aria-current", "step") : link.removeAttribute("aria-current")));
    one(".scenes .place").textContent = scenes.length ? `${at + 1} / ${scenes.length}` : "";
    if (scenes.length) one(".scenes .name").textContent = listed[at].textContent;
    one(".scenes .previous").setAttribute("href", `#scene-${Math.max(at, 1)}`);
    one(".scenes .next").setAttribute("href", `#scene-${Math.min(at + 2, scenes.length)}`);
    one(".to-scene").setAttribute("href", `#scene-${at + 1}`);
  }

  function showScene(number) {
    mark(number);
    show(settings.scenes[at] ?? [{}]);
    turn("brief", "brief", scenes[at]?.querySelector("h2").textContent);
  }

  function showSources(target) {
    one("#sources").hidden = false;
    one(".put-up").replaceChildren();
    turn("sources", "brief", one("#sources h2").textContent, target);
    document.querySelectorAll("#sources .chosen").forEach((entry) => entry.classList.remove("chosen"));
    if (target?.matches("li")) target.classList.add("chosen");
  }

  function showPage(query) {
    const name = named(query), page = pack.pages[name], values = new URLSearchParams(query);
    if (!page) return false;
    const chosen = values.get("excerpt") ?? values.get("reference");
    const content = ready.get(name) ?? unfold(name);
    const target = chosen && content.querySelector(`#${CSS.escape(`m-${chosen}`)}`);
    target?.classList.add("chosen");
    if (chosen in pack.cited) target?.append(citedBy(pack.cited[chosen]));
    for (const element of containers.slice(1)) (element.querySelector(".put-up") ?? element).replaceChildren();
    const container = one(`.st-key-${page.container}`);
    one("#sources").hidden = true;
    (container.querySelector(".put-up") ?? container).append(content);
    show([{ ...page.map, sel: page.map.sel ?? values.get("island") }]);
    turn(page.container, values.get("view") ?? "island", content.querySelector("h2").textContent, target);
    return true;
  }

  function open() {
    if (here) read.set(here, position());
    here = location.hash;
    const [, scene] = here.match(/^#scene-(\d+)$/) ?? [];
    const entry = /^#source(s|-\d+)$/.test(here) && document.getElementById(here.slice(1));
    if (entry) showSources(entry);
    else if (scene || !here.startsWith("#?") || !showPage(here.slice(1))) showScene((scene ?? at + 1) - 1);
  }

  function go(hash) {
    followed = true;
    location.hash = hash;
    open(); // now, not when the event comes: the next key may come before it
  }

  /* Left from a page leads back to the scene that one came from. */
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const onScene = !one(".st-key-brief").hidden;
    const step = event.key === "Escape" ? (onScene ? undefined : 0) : TO_SCENE[event.key];
    if (step === undefined || !scenes.length) return;
    event.preventDefault();
    event.stopPropagation();
    const to = step < 0 && step > -Infinity && !onScene ? at : at + step;
    const number = Math.min(Math.max(to, 0), scenes.length - 1) + 1;
    if (location.hash !== `#scene-${number}`) go(`#scene-${number}`);
  }

  try {
    pack = await unpack();
    history.scrollRestoration = "manual";
    window.islandsShow = (unit) => go(`#?island=${unit}`);
    window.briefMaps.onKey = onKey;
    window.addEventListener("keydown", onKey, true);
    window.addEventListener("hashchange", () => location.hash !== here && open());
    document.addEventListener("click", (event) => {
      const href = event.target.closest?.("a[href^='#']")?.getAttribute("href");
      if (!href || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (/^#(\?|scene-|source)/.test(href)) go(href);
      else if (document.getElementById(href.slice(1))) bring(document.getElementById(href.slice(1)));
    });
    const drawn = start(pack.outlines);
    mark(0);
    window.scrollTo(0, 0); // what stood below the address's scene is gone
    open();
    await drawn;
    prepare();
  } catch (error) {
    root.classList.remove("scripted"); // all the text, and the notice that says why there is no more
    throw error;
  }
})();
