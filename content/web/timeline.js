/* The drawn timeline: a press anywhere leads to the nearest moment; playing follows the link to the next one. */
import { go, panel } from "./client.js";

const STEP = 2500; // milliseconds a moment stands while the timeline plays
let playing = null;

const next = () => panel().querySelector('a[data-hold="next"]');

function play(on) {
  clearInterval(playing);
  playing = on && next() ? setInterval(() => (next() ? next().click() : play(false)), STEP) : null;
  label();
}

/* The button of a page that was just put up says how to stop. */
function label() {
  const button = panel().querySelector(".play");
  if (button) button.textContent = button.dataset[playing ? "pause" : "play"];
  else if (playing) play(false); // another view
}
document.addEventListener("islands:shown", label);

/* At the press, because a step may put up a new button before the release; by keyboard there is only a click. */
for (const type of ["pointerdown", "click"])
  document.addEventListener(type, (event) => {
    if (event.target.closest?.(".play") && (type === "pointerdown" || event.detail === 0)) play(!playing);
  });

document.addEventListener("click", (event) => {
  const strip = event.target.closest?.(".strip");
  if (!strip || event.target.closest("a")) return;
  const away = (link) => Math.abs(link.getBoundingClientRect().x + link.offsetWidth / 2 - event.clientX);
  const moments = [...strip.querySelectorAll(".moments-lane a")];
  go(moments.reduce((best, link) => (away(link) < away(best) ? link : best)).getAttribute("href"));
});

document.addEventListener("change", ({ target }) => {
  if (target.matches?.(".day input") && target.value) go(`?view=time&on=${target.value}`);
});
