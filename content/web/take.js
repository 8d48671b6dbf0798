/* What is taken away, made by the server when it is asked for; a saved briefing read back; the self-test. */
import { alter, made, state } from "./client.js";

const at = (path) => `${state.shell.from}/${path}?${state.address}`;

/* The links to files lead to those of the page at hand; the scenes in the list have their maps beside them. */
export function offered() {
  for (const link of document.querySelectorAll("a[data-file]")) link.href = at(`files/${link.dataset.file}`);
  for (const image of document.querySelectorAll("img[data-picture]")) image.src = `${state.shell.from}/thumb?view=brief&scene=1&scenes=${encodeURIComponent(image.dataset.picture)}`;
}

/* What is said of what was asked for, beside it. */
function tell(near, text, filled = {}) {
  const told = near.closest(".files").querySelector("output");
  told.textContent = Object.entries(filled).reduce((sofar, [name, value]) => sofar.replace(`{${name}}`, value), text);
  return told;
}

async function take(link) {
  const { making, ready } = state.shell.words;
  const what = link.textContent;
  tell(link, making, { what });
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(await answer.text());
  const file = await answer.blob();
  const name = decodeURIComponent(answer.headers.get("content-disposition").split("''")[1]);
  const saved = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: name });
  saved.click();
  URL.revokeObjectURL(saved.href);
  tell(link, ready, { file: name, size: `${Math.ceil(file.size / 1000)} kB` });
}

async function test(button) {
  const told = tell(button, state.shell.words.making, { what: button.textContent });
  const answer = await fetch(at("self-test"));
  told.replaceChildren(made({ html: await answer.text() }).node);
}

/* The briefing of a file becomes the address; a file that holds none, a list of what is wrong with it. */
async function read(field) {
  const [file] = field.files;
  const name = encodeURIComponent(file.name);
  const answer = await fetch(`${state.shell.from}/saved?file=${name}`, { method: "POST", body: file });
  const { address, problems } = await answer.json();
  if (address) alter(address);
  else tell(field, [state.shell.words.wrong, ...problems].join(" "));
}

/* What fails is said in its place; all else goes on. */
const tried = (act, element) =>
  act(element).catch((error) => tell(element, state.shell.words.failed, { what: element.textContent, why: error.message }));

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-test]");
  const link = event.target.closest?.("a[data-file]");
  if (button) tried(test, button);
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  tried(take, link);
});
document.addEventListener("change", ({ target }) => {
  if (target.matches?.("[data-read]") && target.files.length) tried(read, target);
});
