/* Runs in every frame before any other script. One clock for all of them: the top page's `performance.now()`. */
(() => {
  "use strict";
  const top = window.top; // maps live in frames of the page's own origin
  const now = () => top.performance.now();

  window.addEventListener("click", () => top.bench?.onClick(now()), true); // capture: before the page's own listeners
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
    /* Time the next click: until the text of `heading` differs, and until the last change inside `region`. */
    arm(heading, region) {
      run = { heading, region, before: text(heading) };
    },
    onClick(at) {
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
      return { heading: run.headingAt - run.click, region: run.regionAt - run.click, text: text(run.heading) };
    },
  };
})();
