/* Links inside the panels are real links ("?view=..."), but following one would load the whole page again. This takes
   the click and tells the page instead; it also brings into view what a link points to. */
const STEP = 2500; // milliseconds a moment stands while the timeline plays

export default function ({ data, setTriggerValue }) {
  const panel = () => document.querySelector(".st-key-panel");

  /* So that the way back leads to the line that was being read. */
  const remember = () => {
    const reading = window.islandsReading;
    const page = document.querySelector('[data-testid="stMain"]').scrollTop;
    if (panel().querySelector(".st-key-dossier, .st-key-presenting")) reading.left = { name: reading.shown, panel: panel().scrollTop, page };
  };

  /* Plays the timeline by following its own link to the next moment, until there is none. */
  const play = (on) => {
    clearInterval(window.islandsPlaying);
    const next = () => panel().querySelector(".steps a.next");
    window.islandsPlaying = on && next() ? setInterval(() => (next() ? next().click() : play(false)), STEP) : null;
    const button = panel().querySelector(".play");
    if (button) button.textContent = button.dataset[window.islandsPlaying ? "pause" : "play"];
  };

  const follow = (href) => {
    remember();
    if (window.islandsReading?.turn(href)) keepPlaying();
    // On a phone a section begins at the top of the screen, under the links to the others.
    if (href.includes("section=") && window.matchMedia("(max-width: 760px)").matches) panel().scrollIntoView({ block: "start" });
    setTriggerValue("followed", { href, sequence: window.islandsReading?.sequence ?? 0 });
  };

  /* The button of a page that was just put up says how to stop. */
  const keepPlaying = () => window.islandsPlaying && play(data.view === "time");

  /* The drawn timeline: a press anywhere leads to the nearest moment; the arrows step, Home and End lead to the ends. */
  const moments = () => [...panel().querySelectorAll(".strip .moments-lane a")];
  const onStrip = (event) => {
    const strip = event.target.closest?.(".strip");
    if (!strip || event.target.closest("a")) return;
    const x = event.clientX;
    const away = (link) => Math.abs(link.getBoundingClientRect().x + link.offsetWidth / 2 - x);
    const nearest = moments().reduce((best, link) => (away(link) < away(best) ? link : best));
    follow(nearest.getAttribute("href"));
  };
  const onStripKey = (event) => {
    const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
    const free = document.activeElement === document.body && sideways;
    if (data.view !== "time" || !(free || event.target.matches?.(".strip")) || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = (name) => panel().querySelector(`.steps a.${name}`);
    const to = {
      ArrowRight: () => step("next"), ArrowUp: () => step("next"), ArrowLeft: () => step("previous"),
      ArrowDown: () => step("previous"), Home: () => moments()[0], End: () => moments().at(-1),
    }[event.key];
    if (!to) return;
    event.preventDefault();
    const link = to();
    if (link) follow(link.getAttribute("href"));
  };

  const onDay = (event) => {
    if (event.target.matches?.(".st-key-panel .day input") && event.target.value)
      follow(`?view=time&on=${encodeURIComponent(event.target.value)}`);
  };

  const onClick = (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest?.(".st-key-page a[href]");
    const href = link?.getAttribute("href");
    if (href?.startsWith("?") && link.target !== "_blank") {
      event.preventDefault();
      follow(href);
    } else if (href?.startsWith("#")) {
      event.preventDefault();
      const target = document.getElementById(href.slice(1));
      const bar = panel().querySelector(".sections, .back"); // stays at the top, in as many rows as it takes
      if (!target) return;
      target.style.scrollMarginTop = `${(bar?.offsetHeight ?? 0) + 6}px`;
      window.islandsReading?.settle();
      target.scrollIntoView({ block: "start" });
    }
  };
  /* At the press, because a step may put up a new button before the release; by keyboard there is only a click. */
  const onPlay = (event) => {
    if (!event.target.closest?.(".st-key-panel .play")) return;
    if (event.type === "pointerdown" || event.detail === 0) play(!window.islandsPlaying);
  };
  // Called anew at every change, and cleaned up only at the end: so the last call's listeners go here.
  window.islandsListening?.abort();
  const { signal } = (window.islandsListening = new AbortController());
  document.addEventListener("click", onClick, { signal });
  document.addEventListener("click", onPlay, { signal });
  document.addEventListener("click", onStrip, { signal });
  document.addEventListener("keydown", onStripKey, { signal });
  document.addEventListener("change", onDay, { signal });
  document.addEventListener("pointerdown", onPlay, { signal });

  /* Another server that takes over, or the same one started again, has never run the page for this window: it would not
     know what is clicked. So it is told, by itself, as soon as it is there; and the number of the map's last choice. */
  const app = document.querySelector('[data-testid="stApp"]');
  const latest = () => {
    const frames = [...document.querySelectorAll(".st-key-map iframe")];
    return Math.max(0, ...frames.map((frame) => frame.contentWindow.islands?.latest?.() ?? 0));
  };
  window.islandsConnection?.disconnect();
  window.islandsConnection = new MutationObserver(() => {
    const away = app.dataset.testConnectionState !== "CONNECTED";
    if (window.islandsAway && !away) setTriggerValue("back", latest());
    window.islandsAway = away;
  });
  window.islandsConnection.observe(app, { attributeFilter: ["data-test-connection-state"] });

  document.title = data.title;
  /* As soon as the page stands in the panel. */
  const arrive = () => {
    keepPlaying();
    if (window.islandsPlace === data.place) return;
    window.islandsPlace = data.place;
    const target = data.target && document.getElementById(data.target);
    if (target) {
      window.islandsReading?.settle(); // else what is laid out later would push it away
      target.scrollIntoView({ block: "center" });
    } else if (data.view !== "island") {
      panel()?.scrollTo(0, 0);
      // On a phone the whole page scrolls: what is new begins at the panel's top, unless that is still in view.
      if (panel()?.getBoundingClientRect().top < 0) panel().scrollIntoView({ block: "start" });
    }
  };
  const arrived = async () => {
    const reading = () => window.islandsReading;
    while (data.reads && reading()?.place !== data.place && !signal.aborted) await new Promise(requestAnimationFrame);
    await reading()?.showing;
    if (!signal.aborted) arrive();
  };
  arrived();
  return () => window.islandsListening.abort();
}
