/* The briefing's list: scenes dragged to another place, the briefer's own words for one, and how
   long it becomes. The address holds it all, each scene as content/data/briefing.py writes it. */
import { alter, query, state } from "./client.js";

export const scenes = () => (query().get("scenes") ?? state.shell.scenes).split(",").filter((one) => one !== "none");

const row = ({ target }) => target.closest?.("li[data-at]");
const at = (item) => Number(item.dataset.at);
let dragged = null;

document.addEventListener("dragstart", (event) => {
  dragged = row(event);
  if (dragged) event.dataTransfer.effectAllowed = "move";
});
document.addEventListener("dragover", (event) => {
  if (!dragged || !row(event)) return;
  event.preventDefault(); // here it may be dropped
  for (const item of dragged.parentElement.children) item.classList.toggle("over", item === row(event));
});
document.addEventListener("drop", (event) => {
  const to = dragged && row(event);
  if (!to) return;
  event.preventDefault();
  const all = scenes();
  all.splice(at(to), 0, ...all.splice(at(dragged), 1));
  alter({ scenes: all.join() });
});
document.addEventListener("dragend", () => {
  dragged?.parentElement?.querySelector(".over")?.classList.remove("over");
  dragged = null;
});

/* How long it becomes; not asked while scenes are still being moved about. */
const PAUSE = 1500; // milliseconds
let waiting = 0;
document.addEventListener("islands:shown", () => {
  clearTimeout(waiting);
  const told = state.box.querySelector("[data-counts]");
  if (told) waiting = setTimeout(() => count(told).catch(() => {}), PAUSE); // without an answer nothing is said
});

async function count(told) {
  const answer = await fetch(`${state.shell.from}/counts?${state.address}`);
  if (!answer.ok) return;
  const { slides, pages } = await answer.json();
  told.textContent = told.dataset.counts.replace("{slides}", slides).replace("{pages}", pages);
}

document.addEventListener("change", (event) => {
  const { own } = event.target.dataset ?? {};
  if (!own) return;
  const all = scenes();
  const parts = all[at(row(event))].split("|");
  const told = [parts[0], parts[1] ?? "", parts[2] ?? ""];
  told[own] = encodeURIComponent(event.target.value.trim());
  all[at(row(event))] = told.join("|").replace(/\|+$/, "");
  alter({ scenes: all.join() });
});
