/* A citation's card: pointing at its mark, or focusing it, shows what the source is and says, made of the page to which
   the mark leads. It stays while the pointer is on it, and Escape closes it. */
import { load, query, resolve, state } from "./client.js";

const DELAY = 150; // milliseconds: long enough to cross a line of marks, and to move onto the card
const card = Object.assign(document.createElement("aside"), { id: "islands-card", className: "card", popover: "manual" });
card.setAttribute("role", "tooltip");
let mark = null; // whose card it is
let timer = 0;

function close() {
  clearTimeout(timer);
  if (mark) mark.removeAttribute("aria-describedby");
  mark = null;
  if (card.isConnected) card.remove();
}

function place() {
  const { left, top, bottom } = mark.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  card.style.left = `${Math.max(8, Math.min(left - 16, innerWidth - width - 8))}px`;
  card.style.top = `${bottom + height + 14 < innerHeight ? bottom + 6 : Math.max(8, top - height - 6)}px`;
}

function line(told) {
  const made = document.createElement("p");
  made.textContent = told.textContent;
  return made;
}

function open(link, page) {
  const address = query(resolve(link.getAttribute("href")));
  const name = CSS.escape(address.get("excerpt") ?? address.get("reference") ?? "");
  const told = [...page.node.querySelectorAll(`[data-card="${name}"]`)];
  if (!told.length || !link.isConnected) return;
  mark = link;
  const source = document.createElement("b");
  source.textContent = link.getAttribute("aria-label");
  card.replaceChildren(source, ...told.map(line));
  (document.querySelector('[data-testid="stApp"]') ?? document.body).append(card); // where the colour scheme is set
  card.showPopover();
  mark.setAttribute("aria-describedby", card.id);
  place();
}

function ask(link) {
  if (link === mark) return clearTimeout(timer);
  close();
  timer = setTimeout(() => load(resolve(link.getAttribute("href"))).then((page) => open(link, page), () => {}), DELAY);
}

const cited = (event) => (state.box?.contains(event.target) ? event.target.closest?.("a.cite[aria-label]") : null);

document.addEventListener("pointerover", (event) => {
  const link = cited(event);
  if (link && event.pointerType !== "touch") ask(link);
  else if (mark && card.contains(event.target)) clearTimeout(timer);
  else if (mark || timer) {
    clearTimeout(timer);
    timer = setTimeout(close, DELAY);
  }
});
document.addEventListener("focusin", (event) => {
  const link = cited(event);
  if (link?.matches(":focus-visible")) ask(link);
  else close();
});
document.addEventListener("islands:shown", close);
for (const type of ["pointerdown", "wheel"]) addEventListener(type, (event) => card.contains(event.target) || close(), { passive: true });

/* Before the page's own keys: the first Escape closes the card, and no more. */
addEventListener("keydown", (event) => {
  if (!mark || event.key !== "Escape") return;
  close();
  event.stopPropagation();
  event.preventDefault();
}, { capture: true });
