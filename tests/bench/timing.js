/* Runs in every frame before any other script. One clock for all of them: the top page's `performance.now()`. */
(() => {
  "use strict";
  const top = window.top; // maps live in frames of the page's own origin
  const now = () => top.performance.now();

  /* When a page or a map was first there, in whichever frame it is: told by the change of the DOM, not when one asks. */
  const THERE = ["h2", "html[data-ready]"];
  top.benchSeen ??= {};
  const look = () => THERE.forEach((selector) => document.querySelector(selector) && (top.benchSeen[selector] ??= now()));
  const watch = () => {
    look();
    new MutationObserver(look).observe(document, { attributes: true, childList: true, subtree: true });
  };
  watch();
  // A frame begins with an empty document, and this script may run only there; the window is the same for the next.
  if (window !== top) window.addEventListener("DOMContentLoaded", watch);

  // Capture: before the page's own listeners.
  for (const type of ["click", "keydown"]) window.addEventListener(type, () => top.bench?.onInput(now()), true);
  // Is the island lit before the browser paints what follows the click?
  window.addEventListener("click", ({ target }) => {
    if (target.dataset?.unit) requestAnimationFrame(() => (top.bench.lit = target.getAttribute("aria-pressed") === "true"));
  }, true);
  if (window !== top) return;

  let shown = 0; // when the DOM last changed
  let run = null; // what is being timed: {heading, region, before, click, headingAt, regionAt}
  const text = (selector) => document.querySelector(selector)?.textContent ?? "";

  new MutationObserver((records) => {
    shown = now();
    if (run?.click === undefined) return;
    if (run.headingAt === undefined && text(run.heading) !== run.before) run.headingAt = shown;
    const region = document.querySelector(run.region);
    if (region && records.some((record) => region.contains(record.target))) run.regionAt = shown;
  }).observe(document, { childList: true, characterData: true, subtree: true });

  window.bench = {
    /* Time the next click or key: until the text of `heading` differs, and until the last change inside `region`. */
    arm(heading, region) {
      window.bench.lit = false;
      run = { heading, region, before: text(heading) };
    },
    onInput(at) {
      if (run && run.click === undefined) run.click = at;
    },
    /* Has the script come to rest, and has nothing changed for `ms`? */
    quiet(ms) {
      return !!document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]") && now() - shown >= ms;
    },
    done() {
      return run?.headingAt !== undefined;
    },
    result() {
      const { click, headingAt, regionAt } = run;
      return { heading: headingAt - click, region: regionAt - click, text: text(run.heading), lit: window.bench.lit };
    },
  };
})();
