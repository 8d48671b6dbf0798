/* The client in the app: a component of Streamlit's. The address bar is set here, in the click; the server is told where
   one goes, and its widgets follow. Streamlit takes back and forward for a visit and runs the page, which changes nothing. */
import { alter, choose, keep, made, query, show, state, unpack } from "./client.js";
import { presentFrom } from "./present.js";

const frames = () => [...document.querySelectorAll(".st-key-map iframe")].map((frame) => frame.contentWindow);

const sorted = (address) => [...query(address)].sort().join("&");

function bar(address, by) {
  const to = address ? `?${address}` : "";
  if (to !== location.search) history[by](null, "", to || location.pathname);
}

/* What is shown, into the briefing, or presented from there; and its map, to take away. */
function offer(page) {
  for (const link of document.querySelectorAll("[data-picture]"))
    link.href = `${state.shell.from}/picture.${link.dataset.picture}?${state.address}`;
  const button = document.querySelector("[data-add]");
  if (!button) return;
  const scenes = (query().get("scenes") ?? state.shell.scenes).split(",").filter((one) => one !== "none");
  const at = scenes.indexOf(page.scene) + 1;
  button.disabled = !page.scene;
  button.textContent = button.dataset[at ? "from" : "add"];
  button.onclick = () => (at ? presentFrom(at) : alter({ scenes: [...scenes, page.scene].join() }));
}

/* Another server that takes over, or the same one started again, does not know what was read here: it is told. */
function reconnect() {
  const app = document.querySelector('[data-testid="stApp"]');
  let away = false;
  new MutationObserver(() => {
    const now = app.dataset.testConnectionState !== "CONNECTED";
    if (away && !now) state.shell.tell(state.address, (state.sent += 1));
    away = now;
  }).observe(app, { attributeFilter: ["data-test-connection-state"] });
}

export default async function ({ data, parentElement, setTriggerValue }) {
  const first = !state.box;
  state.box ??= document.createElement("div");
  if (!parentElement.contains(state.box)) parentElement.append(state.box);
  state.shell = {
    ...data,
    here: () => location.search,
    windows: frames,
    mark: offer,
    tell: (address, n, popped) => {
      if (!popped) bar(address, "pushState");
      setTriggerValue("went", { address, n });
    },
    load: async (name) => {
      const answer = await fetch(`${data.from}/page?${name}`);
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return answer.json();
    },
  };
  if (data.packed) for (const [address, page] of Object.entries((await unpack(data.packed)).pages)) keep(address, made(page));
  if (first) {
    reconnect();
    history.scrollRestoration = "manual";
  }
  if (data.n < state.sent) return;
  const same = sorted(data.address) === sorted(state.address);
  bar(data.address, first || same ? "replaceState" : "pushState"); // as the server writes it
  if (same && !first) state.address = data.address;
  else show(data.address);
  if (first && data.notice) state.box.prepend(made({ html: data.notice }).node);
  if (first && window.islandsEarly) choose(window.islandsEarly); // clicked before this was here
}
