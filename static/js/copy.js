// button[data-copy]: copies its text, or the text of the element whose id data-copy-from names. Shown only where it works.

import { words } from "./words.js";

export function start(buttons) {
  if (!navigator.clipboard) {
    return;
  }
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const from = document.getElementById(button.dataset.copyFrom ?? "");
      await navigator.clipboard.writeText(from ? from.textContent.trim().replace(/\s+/g, " ") : button.dataset.copy);
      const before = [...button.childNodes];
      button.replaceChildren(words.copied);
      setTimeout(() => button.replaceChildren(...before), 2000);
    });
  }
}
