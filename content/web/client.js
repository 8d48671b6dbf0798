/* What is read beside the map. The address says what is shown. A link, an island or a key leads to another address: its page
   is put up at once if it is here, and fetched if not. The server is told nothing: it answers with pages and files.

   The same client runs in the app and in the exported file; what differs is the shell, app.js or file.js: `sticky` (the
   parameters that a link leaves as they are), `load(key)` (a page, as a promise), `here()` (the address bar), `bar(address)`
   (a step in it), `windows()` (of the maps), `addMap()` (where two are wanted), and, where need be, `mark(page)` and
   `leads(href)` (whether a link leads anywhere). */

const MOST = 60; // pages that are kept; who was not shown for longest goes first
const pages = new Map(); // key -> the promise of a page, with the page itself as `ready` once it is here
const places = new Map(); // address -> where it was being read
let island = ""; // the last address of an island's page, with its section

export const state = { address: "", turn: 0, box: null, page: null, loading: null, shell: null };
export const query = (address = state.address) => new URLSearchParams(address);
export const panel = () => document.querySelector(".st-key-panel");
const whole = () => document.querySelector('[data-testid="stMain"]') ?? document.scrollingElement; // scrolls on a phone

/* As Python writes it: one address for one page. */
export const written = (params) => params.toString().replace(/\*/g, "%2A").replace(/%7E/g, "~");

/* The name of an address's page: without what makes no difference to what is read there. */
export function key(address) {
  const params = query(address);
  for (const name of ["online", "excerpt", "source", ...(params.get("view") === "brief" ? [] : ["scenes", "title", "dated"])]) params.delete(name);
  params.sort();
  return params.toString();
}

/* Where a link leads from here: what is sticky stays unless the link names it; what it names empty goes. */
export function resolve(href) {
  const to = query(href.replace(/^\?/, ""));
  for (const name of state.shell.sticky) if (!to.has(name) && query().has(name)) to.set(name, query().get(name));
  for (const [name, value] of [...to]) if (!value) to.delete(name);
  return written(to);
}

const leads = (href) => /^(\?|#|https?:)/.test(href) && (state.shell.leads?.(href) ?? true);
const RUNS = "script, style, iframe, object, embed, link, meta, base, form, svg, math";

/* Sanitized: the templates escape every value; should one ever fail to, nothing may run all the same. */
export function made(page) {
  if (page.node) return page;
  const node = document.createElement("div");
  node.append(...new DOMParser().parseFromString(page.html, "text/html").body.childNodes);
  node.querySelectorAll(RUNS).forEach((element) => element.remove());
  for (const element of node.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes])
      if (name.startsWith("on") || name === "style" || (name === "href" && !leads(value))) element.removeAttribute(name);
    for (const part of element.dataset.style?.split("; ") ?? []) element.style.setProperty(...part.split(": "));
  }
  return { ...page, node };
}

/* Pages as content/pages/site.py packs them. */
export async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const all = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
  for (const page of Object.values(all.pages)) page.html = page.html.map((number) => all.lines[number]).join("\n");
  return all;
}

export function keep(address, page) {
  pages.set(key(address), Object.assign(Promise.resolve(page), { ready: page }));
}

export const forget = () => pages.clear();

/* The promise of an address's page; asked for once, and again where it failed. */
export function load(address) {
  const name = key(address);
  const found = pages.get(name) ?? state.shell.load(name).then(made);
  pages.delete(name);
  pages.set(name, found); // the newest now
  for (const oldest of [...pages.keys()].slice(0, -MOST)) pages.delete(oldest);
  if (!found.ready) found.then((page) => (found.ready = page), () => pages.delete(name));
  return found;
}
/* Ahead of a step that may follow; if it fails, the step asks again. */
function prefetch(link) {
  load(resolve(link.getAttribute("href"))).then(wantMaps, () => {});
}

/* The second map stays when it is there, and is seen where a page has two. */
function wantMaps({ maps }) {
  if (maps.length === 2 && state.shell.windows().length === 1) state.shell.addMap();
}

/* What is followed from the keyboard keeps the focus: its successor stands in the next page. Else the title has it. */
function replace(node) {
  const active = state.box.contains(document.activeElement) ? document.activeElement : null;
  const { hold } = active?.dataset ?? {};
  const href = active?.getAttribute("href");
  state.box.replaceChildren(node);
  if (!active) return;
  const same = [...node.querySelectorAll("a, [data-hold]")];
  const next = same.find((one) => (hold ? one.dataset.hold === hold : href && one.getAttribute("href") === href));
  const title = node.querySelector("h2");
  title?.setAttribute("tabindex", "-1");
  (next ?? title)?.focus({ preventScroll: true });
}

/* Where an address is read from: where one was when one left it, what it points to, or the top. */
function scroll(back) {
  const target = query().get("excerpt") ?? query().get("reference") ?? query().get("source");
  const pointed = document.getElementById(`m-${target}`);
  state.box.querySelectorAll(".chosen[id^='m-']").forEach((one) => one.classList.toggle("chosen", one === pointed));
  pointed?.classList.add("chosen");
  if (back) [panel().scrollTop, whole().scrollTop] = back;
  else if (pointed) pointed.scrollIntoView({ block: "center" });
  else {
    panel().scrollTop = 0;
    if (panel().getBoundingClientRect().top < 0) panel().scrollIntoView({ block: "start" });
  }
}

/* The buttons and links around: which is chosen. */
function mark() {
  const params = query();
  const is = (name, value) => (params.get(name) ?? "") === value;
  const current = (element, on) => (on ? element.setAttribute("aria-current", "page") : element.removeAttribute("aria-current"));
  for (const link of document.querySelectorAll("[data-view]")) current(link, link.dataset.view === (params.get("view") ?? "island"));
  for (const link of document.querySelectorAll("[data-scene]")) current(link, is("scene", link.dataset.scene));
  for (const button of document.querySelectorAll("[data-choose]")) button.setAttribute("aria-pressed", String(is("island", button.dataset.choose)));
  for (const option of document.querySelectorAll("[data-option]"))
    option.checked = is(option.dataset.option, option.value);
  state.shell.mark?.(state.page);
}

/* What the maps show: of the page, which may have two of them; in the chosen order of names. */
const shown = (number) => {
  const maps = state.page?.maps ?? [{}];
  return { ...(maps[number] ?? maps[0]), names: query().get("names") ?? "both", online: query().get("online") ?? "none" };
};
function draw() {
  document.documentElement.dataset.maps = state.page.maps.length;
  wantMaps(state.page);
  state.shell.windows().forEach((window, number) => window?.islands?.change?.(shown(number)));
}

function put(page, back) {
  const again = state.page?.node === page.node;
  state.page = page;
  state.box.className = ["reading", ...page.container.split(" ").map((name) => `st-key-${name}`)].join(" ");
  if (!again) replace(page.node);
  document.title = `${page.title} · ${page.group}`;
  const head = document.querySelector(".masthead h1");
  if (head.textContent !== page.group) head.textContent = page.group; // else the whole page would be laid out anew
  mark();
  draw();
  const { turn } = state;
  requestAnimationFrame(() => { // before it is painted: here the page would be laid out for it, and then once more
    if (state.turn !== turn) return;
    if (!again || back || query().has("excerpt")) scroll(back);
    state.box.querySelectorAll("a[data-next]").forEach(prefetch); // a key may follow it
  });
  document.dispatchEvent(new CustomEvent("islands:shown"));
}

function failed() {
  const notice = document.createElement("p");
  notice.className = "notice failed";
  notice.textContent = state.shell.unreachable;
  state.box.querySelector(".failed")?.remove();
  state.box.prepend(notice);
}

/* Shows an address; `back` is where it was being read. */
export function show(address, back) {
  state.address = address;
  const turn = (state.turn += 1);
  const page = load(address);
  const still = (act) => (given) => {
    if (state.turn !== turn) return; // another address was shown meanwhile
    state.loading = null;
    act(given);
  };
  if (page.ready) return still(() => put(page.ready, back))(); // in this very task
  state.loading = page.then(still((ready) => put(ready, back)), still(failed));
  return state.loading;
}

export function leave(address, back) {
  places.set(state.address, [panel().scrollTop, whole().scrollTop]);
  if (!query().has("view")) island = state.address;
  show(address, back);
  state.shell.bar(address);
}

/* By a link or a key. */
export const go = (href) => leave(resolve(href));

/* The same address but for some parameters; an empty one goes. */
export function alter(changes) {
  const to = query();
  for (const [name, value] of Object.entries(changes)) value ? to.set(name, value) : to.delete(name);
  leave(written(to));
}

/* An island, or none with "": in the view at hand, but the list of scenes has nothing on it. A section is none of the start
   view's. */
export function choose(unit) {
  const list = query().get("view") === "brief" && !presenting();
  alter(unit ? { island: unit, ...(list ? { view: "" } : {}) } : { island: "", section: "" });
}

/* By the browser's back and forward. */
window.addEventListener("popstate", () => {
  const address = written(query(state.shell.here()));
  show(address, places.get(address) ?? [0, 0]);
});

const plain = (event) => !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

document.addEventListener("click", (event) => {
  const { target } = event;
  if (event.defaultPrevented || !plain(event)) return;
  const button = target.closest?.("[data-choose]");
  if (button) choose(button.dataset.choose);
  const link = target.closest?.("a[href]");
  const href = link?.getAttribute("href") ?? "";
  if (link?.target === "_blank" || !/^[?#]/.test(href)) return;
  event.preventDefault();
  const to = resolve(href);
  const back = link.matches("[data-back]") && query(island).get("island") === query(to).get("island");
  if (href.startsWith("?")) {
    back ? leave(island, places.get(island)) : leave(to);
    // Below the map a section begins at the top of the screen, under the links to the others.
    if (link.closest(".sections") && getComputedStyle(panel()).overflowY === "visible") panel().scrollIntoView({ block: "start" });
    return;
  }
  const aim = document.getElementById(href.slice(1));
  if (!aim) return;
  for (let fold = aim.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const bar = panel().querySelector(".sections, .back"); // stays at the top, in as many rows as it takes
  aim.style.scrollMarginTop = `${(bar?.offsetHeight ?? 0) + 6}px`;
  aim.scrollIntoView({ block: "start" });
});

for (const type of ["pointerover", "focusin", "touchstart"])
  document.addEventListener(type, ({ target }) => {
    const link = target.closest?.('a[data-ahead][href^="?"]');
    if (link) prefetch(link);
  }, { passive: true });

document.addEventListener("change", ({ target }) => {
  if (target.dataset?.option && target.checkValidity()) alter({ [target.dataset.option]: target.value.trim() });
});

/* A field that narrows a list to what holds the words typed. */
document.addEventListener("input", ({ target }) => {
  const list = target.dataset?.narrow && document.getElementById(target.dataset.narrow);
  if (!list) return;
  const words = target.value.toLowerCase().split(/\s+/);
  for (const item of list.children) item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word));
});

document.addEventListener("submit", (event) => {
  const field = event.target.querySelector("input[type=search]");
  if (!field) return;
  event.preventDefault();
  go(`?${new URLSearchParams({ view: "sources", q: field.value.trim() })}`);
});

let pressed = Promise.resolve();

/* A page says of its links which keys lead there: data-keys="ArrowRight PageDown Space". */
const keyed = (key) =>
  [...state.box.querySelectorAll("[data-keys]"), ...document.querySelectorAll("[data-keys]")]
    .find((one) => one.dataset.keys.split(" ").includes(key === " " ? "Space" : key));
const own = ({ key, target }) => (key === " " || key === "Enter") && target.closest?.("a, button, summary, [role=button]");
const presenting = () => query().has("scene");

document.addEventListener("keydown", (event) => {
  if (!plain(event) || own(event) || event.target.closest?.("input, textarea, select, [role=listbox]")) return;
  const free = document.activeElement === document.body || presenting();
  if (!free && event.key !== "Escape" && !event.target.closest?.("[data-hold]")) return;
  if (!keyed(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  if (!state.loading) return keyed(event.key).click();
  pressed = pressed.then(() => state.loading).then(() => keyed(event.key)?.click()); // of the page that is on its way
}, { capture: true });

/* For the maps: which keys mean something to the page, whether scenes fill the screen, and what to show. */
window.islandsReader = {
  choose,
  takes: (event) => event.key === "Escape" || Boolean(presenting() && !own(event) && keyed(event.key)),
  presenting,
  shown: (window) => shown(Math.max(0, state.shell.windows().indexOf(window))),
};
