/* Runs in every frame before any other script. One clock for all of them: the top page's `performance.now()`. */
(() => {
  "use strict";
  const top = window.top; // maps live in frames of the page's own origin
  const now = () => top.performance.now();

  /* When what a selector finds was first there, to the change of the DOM; false as long as it is not. */
  const seen = {};
  window.benchSeen = (selector) => {
    seen[selector] ??= document.querySelector(selector) ? now() : undefined;
    return seen[selector] ?? false;
  };
  new MutationObserver(() => Object.keys(seen).forEach(window.benchSeen)).observe(document, { attributes: true, childList: true, subtree: true });

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
