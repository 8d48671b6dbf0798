/* Presenting: full screen, controls that fade, a blank screen; and the notes in a second window, which follow the scenes
   and may lead them. */
import { go, leave, panel, query, state } from "./client.js";

const AWAKE = 3000; // milliseconds the controls stand after the pointer moved
const SWIPE = 60; // pixels that a finger goes sideways
const root = document.documentElement;
const channel = new BroadcastChannel("islands-brief"); // {scene}: where the one is; {go}: where the other was told to go
const scene = () => query().get("scene");
const notes = () => query().has("notes");
let told = null;
let before = null; // where one was when one began to present
let full = false;
let sleep = 0;
let touched = null;

const to = (number) => number !== scene() && go(`?view=brief&scene=${number}&island=${notes() ? "&notes=1" : ""}`);

/* In the click itself: later the browser refuses. Where it refuses anyway, the page presents in its window. */
export function presentFrom(number) {
  root.requestFullscreen?.().catch(() => {});
  to(String(number));
}

function wake() {
  root.toggleAttribute("data-awake", true);
  clearTimeout(sleep);
  sleep = setTimeout(() => root.removeAttribute("data-awake"), AWAKE);
}
document.addEventListener("pointermove", wake);

function tick() {
  const clock = panel()?.querySelector(".clock");
  if (clock) clock.textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
setInterval(tick, 1000);

document.addEventListener("islands:shown", () => {
  tick();
  root.removeAttribute("data-blank");
  if (!scene()) before = state.address;
  if (scene() === told) return;
  const first = told === null;
  told = scene();
  wake();
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
  const start = event.target.closest?.("[data-present]");
  if (start) {
    event.preventDefault();
    presentFrom(start.dataset.present);
  }
  if (event.target.closest?.(".blank")) root.toggleAttribute("data-blank");
  if (!event.target.closest?.("a.leave")) return;
  if (document.fullscreenElement) document.exitFullscreen();
  if (before === null) return; // one came to the scene by its address
  event.preventDefault();
  leave(before, [0, 0]);
}, { capture: true });

// Escape in full screen is the browser's own: it leaves full screen, and the page hears of that alone.
document.addEventListener("fullscreenchange", () => {
  if (full && !document.fullscreenElement) panel().querySelector("a.leave")?.click();
  full = Boolean(document.fullscreenElement);
});

document.addEventListener("touchstart", ({ touches: [touch] }) => (touched = touch), { passive: true });
document.addEventListener("touchend", ({ changedTouches: [touch] }) => {
  const [x, y] = [touch.clientX - touched.clientX, touch.clientY - touched.clientY];
  if (scene() && Math.abs(x) > Math.max(SWIPE, Math.abs(y))) panel().querySelector(`.steps .${x < 0 ? "next" : "previous"}`)?.click();
});
