// Loads what the page needs and nothing else. Every page works without it.

const MODULES = [
  ["form[data-autosave]", () => import("./autosave.js")],
  ["textarea[data-preview]", () => import("./preview.js")],
  ["form[data-judge]", () => import("./judge.js")],
  ["form[data-confirm]", () => import("./confirm.js")],
  ["form[data-sign-out]", () => import("./signout.js")],
  ["button[data-copy], button[data-copy-from]", () => import("./copy.js")],
  ["details[data-closes]", () => import("./menu.js")],
  ["input[type=file][data-max-bytes]", () => import("./files.js")],
];

// Each element is started once, also those that arrive later by htmx.
const started = new WeakSet();

async function improve(root) {
  for (const [selector, load] of MODULES) {
    const found = [...root.querySelectorAll(selector)].filter((element) => !started.has(element));
    if (found.length) {
      found.forEach((element) => started.add(element));
      (await load()).start(found);
    }
  }
}

function focusErrors(root) {
  root.querySelector(".error-summary")?.focus();
}

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = document.querySelector("meta[name=csrf-token]")?.content ?? "";
});

document.addEventListener("htmx:afterSettle", (event) => {
  improve(document);
  focusErrors(event.target);
});

focusErrors(document);
improve(document);
