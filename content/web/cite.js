/* The page at hand as it is cited: its title, its edition, the day and its address; copied, and at the foot of a printed page, after
   its sources. */
import { state } from "./client.js";

const today = () => new Date().toLocaleDateString("sv"); // YYYY-MM-DD
const citation = () => `${document.title}. ${state.shell.edition}, ${today()}. ${location.href}`;

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-copy]");
  if (!button) return;
  const text = button.dataset.copy === "link" ? location.href : citation();
  const told = button.closest(".files").querySelector("output");
  try {
    await navigator.clipboard.writeText(text);
    told.textContent = button.dataset.copied;
  } catch {
    told.textContent = text; // where the browser refuses, as on a page without TLS: to be copied by hand
  }
});

/* Every source that is cited there, by its mark; but for a chart's marks, which say a figure too: the table below has their sources. */
function sources() {
  const marks = [...state.box.querySelectorAll("a.cite[aria-label]:not(.plot a)")].map((link) => [link.textContent, link.getAttribute("aria-label")]);
  return [...new Map(marks)].map((mark) => mark.join(" ")).join("; ");
}

const foot = Object.assign(document.createElement("p"), { className: "printed" });
for (const type of ["beforeprint", "afterprint"])
  addEventListener(type, () => {
    document.documentElement.toggleAttribute("data-printing", type === "beforeprint");
    foot.replaceChildren(sources(), document.createElement("br"), citation());
    state.box.append(foot);
  });
