/* The client in the app: a component of Streamlit's, which it calls again at every run of the page. Streamlit takes back and
   forward for a visit and runs the page, which changes nothing. */
import { alter, choose, forget, keep, made, show, state, unpack } from "./client.js";
import { scenes } from "./edit.js";
import { presentFrom } from "./present.js";
import { offered } from "./take.js";

function bar(address, by = "pushState") {
  const to = address ? `?${address}` : "";
  if (to !== location.search) history[by](null, "", to || location.pathname);
}

/* What is shown, into the briefing, or presented from there; and its files. */
function offer(page) {
  offered();
  const button = document.querySelector("[data-add]");
  const at = scenes().findIndex((one) => one.split("|")[0] === page.scene) + 1;
  button.disabled = !page.scene;
  button.textContent = button.dataset[at ? "from" : "add"];
  button.onclick = () => (at ? presentFrom(at) : alter({ scenes: [...scenes(), page.scene].join() }));
}

export default async function ({ data, parentElement, setTriggerValue }) {
  const first = !state.box;
  state.box ??= document.createElement("div");
  if (!parentElement.contains(state.box)) parentElement.append(state.box);
  if (!first && data.from !== state.shell.from) forget(); // another edition
  state.shell = {
    ...data,
    here: () => location.search,
    windows: () => [...document.querySelectorAll(".st-key-map iframe")].map((frame) => frame.contentWindow),
    addMap: () => setTriggerValue("second_map", true),
    bar,
    mark: offer,
    load: async (name) => {
      const answer = await fetch(`${state.shell.from}/page?${name}`);
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return answer.json();
    },
  };
  if (!first) return;
  history.scrollRestoration = "manual";
  for (const [address, page] of Object.entries((await unpack(data.packed)).pages)) keep(address, made(page));
  bar(data.address, "replaceState"); // as the server writes it
  show(data.address);
  if (data.notice) state.box.prepend(made({ html: data.notice }).node);
  if (window.islandsEarly) choose(window.islandsEarly); // clicked before this was here
}
