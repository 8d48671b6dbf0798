/* The reading side of an island: all dossiers come in one file, are made ready as nodes, and swapped in the browser, so that
   a click shows its dossier in the same frame. The server follows with the address, the buttons and the map's state. */

const store = (window.islandsReading ??= {
  packs: new Map(), // file -> the promise of its pages
  opened: new Map(), // file -> its pages, once they are here
  nodes: new Map(), // file#page -> its node
  shown: null, // file#page that stands in the box
  wanted: null, // the one that should
  sequence: 0, // number of the last choice made here, on the map
  left: null, // where a dossier was being read when one of its links was followed
  file: "", // the file in use
  box: null,
  /* Until then only what is in view is laid out, which halves the time of a click; from then on all of it, so that
     nothing moves when one scrolls. */
  settle: () => store.box?.classList.add("settled"),
});

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
    const markup = text.replace(/<(\d+)>/g, (_, number) => cites[number]).replaceAll("<@>", page);
    const parsed = new DOMParser().parseFromString(markup, "text/html");
    const node = document.createElement("div");
    node.append(...harmless(parsed.body).childNodes);
    store.nodes.set(name, node);
  }
  return store.nodes.get(name);
}

/* One page after another while the browser has nothing else to do. */
function prepare(file) {
  const next = Object.keys(store.opened.get(file).pages).find((page) => !store.nodes.has(`${file}#${page}`));
  if (next)
    window.requestIdleCallback(() => {
      made(file, next);
      prepare(file);
    });
}

function swap(file, page) {
  const name = `${file}#${page}`;
  if (store.shown === name && store.box.firstChild) return;
  const panel = document.querySelector(".st-key-panel");
  const back = store.left?.name === name ? store.left : { panel: 0 };
  store.box.classList.remove("settled");
  store.box.replaceChildren(made(file, page));
  store.shown = name;
  if (back === store.left) store.settle();
  else setTimeout(store.settle, REST);
  if (back !== store.left) store.left = null; // kept else: the same page may be put up twice on the way back
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

/* Called by the map's frame in the click. */
window.islandsShow = (unit, sequence) => {
  store.sequence = sequence;
  store.left = null;
  if (store.box?.isConnected && store.opened.has(store.file)) show(unit);
};

export default function ({ data, parentElement }) {
  let box = parentElement.querySelector(".reading");
  if (!box) {
    box = document.createElement("div");
    box.className = "reading";
    parentElement.append(box);
    store.shown = null;
  }
  Object.assign(store, { box, file: data.file });
  const late = data.sequence < store.sequence; // an answer to an earlier click must not undo a later one
  if (!late) show(data.page).then(() => prepare(data.file));
}
