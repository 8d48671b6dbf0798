/* Presenting: full screen, and the notes in a second window, which follow the scenes and may lead them. */
import { go, panel, query } from "./client.js";

const channel = new BroadcastChannel("islands-brief"); // {scene}: where the one is; {go}: where the other was told to go
const scene = () => query().get("scene");
const notes = () => query().has("notes");
let told = null;
let full = false;

const to = (number) => number !== scene() && go(`?view=brief&scene=${number}&island=${notes() ? "&notes=1" : ""}`);

document.addEventListener("islands:shown", () => {
  if (scene() === told) return;
  const first = told === null;
  told = scene();
  // The notes ask when they open: a message comes only to who listens already.
  if (scene()) channel.postMessage(notes() ? (first ? { where: true } : { go: scene() }) : { scene: scene() });
});

channel.onmessage = ({ data: message }) => {
  if (!scene()) return;
  if (!notes() && message.where) channel.postMessage({ scene: scene() });
  const number = notes() ? message.scene : message.go;
  if (!number || number === scene()) return;
  told = number; // it came from there: nobody has to be told
  to(number);
};

document.addEventListener("click", (event) => {
  // In the click itself: later the browser refuses. Where it refuses anyway, the page presents in its window.
  if (event.target.closest?.("a.present")) document.documentElement.requestFullscreen?.().catch(() => {});
  if (event.target.closest?.("a.leave") && document.fullscreenElement) document.exitFullscreen();
}, { capture: true });

// Escape in full screen is the browser's own: it leaves full screen, and the page hears of that alone.
document.addEventListener("fullscreenchange", () => {
  if (full && !document.fullscreenElement) panel().querySelector("a.leave")?.click();
  full = Boolean(document.fullscreenElement);
});

document.addEventListener("keydown", (event) => {
  const sign = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (scene() && sign) panel().scrollBy({ top: sign * panel().clientHeight * 0.8 });
});
