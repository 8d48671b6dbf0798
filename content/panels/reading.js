/* The reading side of an island: all dossiers are fetched once, made ready as nodes, and swapped in the browser, so that a
   click shows its dossier in the same frame. The server follows with the address, the buttons and the map's state. */

const store = (window.islandsReading ??= {
  loading: new Map(), // file -> the promise of its node
  ready: new Map(), // file -> its node
  shown: null, // file that stands in the box
  wanted: null, // file that should
  sequence: 0, // number of the last choice made here, on the map
  left: null, // where a dossier was being read when one of its links was followed
  files: {},
  folder: "",
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

async function fetchPage(file) {
  const answer = await fetch(store.folder + file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  const node = document.createElement("div");
  node.append(...harmless(parsed.body).childNodes);
  store.ready.set(file, node);
}

function load(file) {
  const again = (error) => {
    store.loading.delete(file); // the next try asks anew
    throw error;
  };
  if (!store.loading.has(file)) store.loading.set(file, fetchPage(file).catch(again));
  return store.loading.get(file);
}

function swap(file) {
  if (store.shown === file && store.box.firstChild) return;
  const panel = document.querySelector(".st-key-panel");
  const back = store.left?.file === file ? store.left : { panel: 0 };
  store.box.classList.remove("settled");
  store.box.replaceChildren(store.ready.get(file));
  store.shown = file;
  if (back === store.left) store.settle();
  else setTimeout(store.settle, REST);
  if (back !== store.left) store.left = null; // kept else: the same page may be put up twice on the way back
  panel.scrollTop = back.panel;
  if (back.page) document.querySelector('[data-testid="stMain"]').scrollTop = back.page;
}

async function show(page) {
  const file = store.files[page];
  store.wanted = file;
  if (!store.ready.has(file)) await load(file);
  if (store.wanted === file && store.box) swap(file);
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
  if (store.box?.isConnected && store.ready.has(store.files[unit])) show(unit);
};

export default function ({ data, parentElement }) {
  let box = parentElement.querySelector(".reading");
  if (!box) {
    box = document.createElement("div");
    box.className = "reading";
    parentElement.append(box);
    store.shown = null;
  }
  Object.assign(store, { box, files: data.files, folder: data.folder });
  const late = data.sequence < store.sequence; // an answer to an earlier click must not undo a later one
  if (!late) show(data.page).then(() => Object.values(data.files).forEach(load));
}
