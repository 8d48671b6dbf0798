/* Presenting a briefing: the keys, full screen, and the map of each scene, changed in the browser in the step itself; the
   server follows with the address. A presenter's clicker sends the same keys. */
export default function ({ data, setTriggerValue }) {
  const reading = () => window.islandsReading;
  const frames = () => [...document.querySelectorAll(".st-key-map iframe")].map((frame) => frame.contentWindow.islands);
  const panel = () => document.querySelector(".st-key-panel");
  // Between the page that presents and its notes in a second window: {scene} is where the one is, {go} where the other
  // was told to go. A message comes only to who listens already, so the notes ask when they open: {where}.
  const channel = (window.islandsChannel ??= new BroadcastChannel("islands-brief"));

  const put = (scene) => {
    window.islandsPresenting = { scene };
    const maps = data.maps[scene - 1];
    document.documentElement.dataset.maps = maps.length;
    frames().forEach((map, i) => map?.change?.(maps[i] || maps[0]));
  };

  const move = (scene) => {
    const now = window.islandsPresenting;
    if (scene < 1 || scene > data.maps.length || (scene === now.scene && !now.aside)) return;
    reading()?.step(`scene-${scene}`); // the notes have none: the server writes them
    put(scene);
    channel.postMessage(data.notes ? { go: scene } : { scene });
    setTriggerValue("moved", { scene, sequence: reading()?.sequence ?? 0 });
  };

  const onMessage = ({ data: message }) => {
    if (!data.scene) return;
    if (!data.notes && message.where) channel.postMessage({ scene: window.islandsPresenting.scene });
    if (!data.notes && message.go) move(message.go);
    if (data.notes && message.scene && message.scene !== window.islandsPresenting.scene) {
      put(message.scene);
      setTriggerValue("moved", { scene: message.scene, sequence: 0 });
    }
  };

  const scroll = (sign) => panel().scrollBy({ top: sign * panel().clientHeight * 0.8 });

  const leave = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    setTriggerValue("left", true);
  };

  const onKey = (event) => {
    if (!data.scene || event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.("input, textarea")) return;
    const { scene } = window.islandsPresenting;
    const act = {
      ArrowRight: () => move(scene + 1), PageDown: () => move(scene + 1),
      ArrowLeft: () => move(scene - 1), PageUp: () => move(scene - 1),
      Home: () => move(1), End: () => move(data.maps.length),
      ArrowDown: () => scroll(1), ArrowUp: () => scroll(-1), Escape: leave,
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  const onClick = (event) => {
    // In the click itself: later the browser refuses. Where it refuses anyway, the page presents in its window.
    if (event.target.closest?.(".st-key-page a.present")) document.documentElement.requestFullscreen?.().catch(() => {});
    const step = event.target.closest?.(".st-key-panel [data-step]");
    if (!step || !data.scene) return;
    event.preventDefault();
    if (step.dataset.step === "leave") leave();
    else move(window.islandsPresenting.scene + Number(step.dataset.step));
  };

  // Escape in full screen is the browser's own: it leaves full screen, and the page hears of that alone.
  const onFullScreen = () => {
    if (window.islandsFull && !document.fullscreenElement && data.scene) setTriggerValue("left", true);
    window.islandsFull = Boolean(document.fullscreenElement);
  };

  window.islandsPresentListening?.abort(); // called anew at every change, as in links.js
  const { signal } = (window.islandsPresentListening = new AbortController());
  document.addEventListener("keydown", onKey, { signal });
  document.addEventListener("click", onClick, { signal });
  document.addEventListener("fullscreenchange", onFullScreen, { signal });
  channel.onmessage = onMessage;

  if (!data.scene) {
    window.islandsPresenting = null;
    delete document.documentElement.dataset.maps;
  } else if (!window.islandsPresenting || data.sequence >= (reading()?.sequence ?? 0)) {
    window.islandsPresenting = { scene: data.scene, aside: data.aside };
    document.documentElement.dataset.maps = data.maps[data.scene - 1].length;
  }
  if (data.notes && !window.islandsAsked) {
    window.islandsAsked = true;
    channel.postMessage({ where: true });
  }
  return () => window.islandsPresentListening.abort();
}
