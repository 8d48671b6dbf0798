/* Pages of the panel: fetched as files, made nodes, and swapped in the browser. All dossiers come in one file and are made
   ready ahead, so that a click shows its dossier in the same frame; the server follows with the address, the buttons and
   the map's state. */

const store = (window.islandsReading ??= {
  packs: new Map(), // file -> the promise of its pages
  opened: new Map(), // file -> its pages, once they are here
  nodes: new Map(), // file#page -> its node
  showing: Promise.resolve(), // until the page that was asked for last stands in the box
  shown: null, // file#page that stands in the box
  wanted: null, // the one that should
  sequence: 0, // number of the last choice made here, on the map
  left: null, // where a dossier was being read when one of its links was followed
  file: "", // the file in use
  ahead: {}, // link -> file and name of the page that it leads to
  place: null, // the place that this belongs to, as content/place.py names it
  box: null,
  /* Until then only what is in view is laid out, which halves the time of a click; from then on all of it, so that
     nothing moves when one scrolls. */
  settle: () => store.box?.classList.add("settled"),
});

const KEPT = 40; // nodes; who was not put up longest goes first
const REST = 250; // milliseconds after which a new dossier is laid out whole

/* The pages are written by templates that escape every value. Should one ever fail to, nothing may run all the same. */
const RUNS = "script, style, iframe, object, embed, link, meta, base, form, svg, math";

function harmless(root) {
  root.querySelectorAll(RUNS).forEach((element) => element.remove());
  for (const element of root.querySelectorAll("*"))
    for (const { name, value } of [...element.attributes])
      if (name.startsWith("on") || (name === "href" && !/^(\?|#|https?:)/.test(value))) element.removeAttribute(name);
  return root;
}

async function fetchPack(file) {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  store.opened.set(file, await answer.json());
}

function load(file) {
  const again = (error) => {
    store.packs.delete(file); // the next try asks anew
    throw error;
  };
  if (!store.packs.has(file)) store.packs.set(file, fetchPack(file).catch(again));
  return store.packs.get(file);
}

/* A page put together again as content/packed.py took it apart; its file must be here. */
function made(file, page) {
  const name = `${file}#${page}`;
  if (!store.nodes.has(name)) {
    const { pages, pieces, cites } = store.opened.get(file);
    const text = pages[page].map((number) => pieces[number]).join("");
    const markup = text.replace(/<(\d+)>/g, (_, number) => cites[number]).replaceAll("<@>", page.split("/")[0]);
    const parsed = new DOMParser().parseFromString(markup, "text/html");
    const node = document.createElement("div");
    node.append(...harmless(parsed.body).childNodes);
    store.nodes.set(name, node);
  }
  const node = store.nodes.get(name);
  store.nodes.delete(name);
  store.nodes.set(name, node); // the newest now
  for (const oldest of [...store.nodes.keys()].slice(0, -KEPT)) store.nodes.delete(oldest);
  return node;
}

/* One page after another while the browser has nothing else to do, and not before the map is drawn: it is waited for. */
const drawn = () => document.querySelector(".st-key-map iframe")?.contentDocument?.documentElement?.dataset.ready;
function prepare(file) {
  const pages = Object.keys(store.opened.get(file).pages);
  const next = pages.find((page) => !store.nodes.has(`${file}#${page}`));
  if (!next || pages.length > KEPT) return;
  if (!drawn()) setTimeout(prepare, REST, file);
  else
    window.requestIdleCallback(() => {
      made(file, next);
      prepare(file);
    });
}

/* What is followed from the keyboard keeps the focus: its successor stands in the next page. */
const HOLDERS = [".strip", ".steps a.next", ".steps a.previous"];

function swap(file, page) {
  const name = `${file}#${page}`;
  if (store.shown === name && store.box.firstChild) return;
  const panel = document.querySelector(".st-key-panel");
  const back = store.left?.name === name ? store.left : { panel: 0 };
  store.box.classList.remove("settled");
  const held = HOLDERS.find((one) => store.box.contains(document.activeElement) && document.activeElement.matches(one));
  store.box.replaceChildren(made(file, page));
  store.shown = name;
  if (held) store.box.querySelector(held)?.focus({ preventScroll: true });
  if (back === store.left) store.settle();
  else setTimeout(store.settle, REST);
  // Another dossier is read now. Kept else: on the way through the sources, and where the same page is put up twice.
  if (back !== store.left && store.left?.name.startsWith(`${file}#`)) store.left = null;
  panel.scrollTop = back.panel;
  if (back.page) document.querySelector('[data-testid="stMain"]').scrollTop = back.page;
}

async function show(page) {
  const file = store.file;
  store.wanted = `${file}#${page}`;
  if (!store.opened.has(file)) await load(file);
  if (store.wanted === `${file}#${page}` && store.box) swap(file, page);
}

/* Called by the keys of a presentation in the step: `page` is shown at once if it is there. */
store.step = (page) => {
  store.sequence += 1;
  store.left = null;
  show(page);
};

/* Called when a link is followed: whether its page could be put up at once. The server follows, as after a step. */
store.turn = (href) => {
  const [file, page] = store.ahead[href] ?? [];
  if (!store.opened.has(file)) return false;
  store.sequence += 1;
  Object.assign(store, { file, ahead: {} }); // what lies ahead of it only the server knows
  show(page);
  return true;
};

/* Who points at a link is about to follow it; the next step may be taken by a key, without pointing. */
const fetchAhead = ({ target }) => {
  const [file] = store.ahead[target.closest?.("a[data-ahead]")?.getAttribute("href")] ?? [];
  if (file) load(file).catch(() => {}); // if it fails, the server's answer asks again
};
const fetchNext = () =>
  store.box.querySelectorAll("a.next[data-ahead], a.previous[data-ahead]").forEach((target) => fetchAhead({ target }));
for (const type of ["pointerover", "focusin", "touchstart"]) document.addEventListener(type, fetchAhead, { passive: true });

/* Called by the map's frame in the click. */
window.islandsShow = (unit, sequence) => {
  store.sequence = sequence;
  store.left = null;
  const pages = store.opened.get(store.file)?.pages ?? {};
  const [, section] = store.shown?.split("#")[0] === store.file ? store.shown.split("#")[1].split("/") : [];
  const page = section ? `${unit}/${section}` : unit; // the same section of another island
  if (store.box?.isConnected && page in pages) show(page);
};

/* Another view has another container, and Streamlit makes this component's place anew in it, empty until after the next
   paint. So the box with what is shown moves over before that; nothing flashes. */
new MutationObserver(() => {
  if (store.box && !store.box.isConnected) document.querySelector(".st-key-panel .st-key-reading")?.prepend(store.box);
}).observe(document.body, { childList: true, subtree: true });

export default function ({ data, parentElement }) {
  store.box ??= Object.assign(document.createElement("div"), { className: "reading" });
  if (!parentElement.contains(store.box)) parentElement.append(store.box);
  store.place = data.place;
  const late = data.sequence < store.sequence; // an answer to an earlier click must not undo a later one
  if (late) return;
  Object.assign(store, { file: data.file, ahead: data.ahead });
  store.showing = show(data.page);
  store.showing.then(() => window.requestIdleCallback(fetchNext)).then(() => prepare(data.file));
}
