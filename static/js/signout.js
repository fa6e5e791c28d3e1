// Signing out empties this device's queue of scores, and warns first when something was not sent.

import { ask } from "./confirm.js";
import { forget, unsent } from "./queue.js";
import { words } from "./words.js";

export function start(forms) {
  for (const form of forms) {
    form.addEventListener("submit", async (event) => {
      if (unsent() === 0) {
        forget();
        return;
      }
      event.preventDefault();
      if (await ask(words.leave_queue, event.submitter?.textContent.trim() || words.go_on)) {
        forget();
        form.submit();
      }
    });
  }
}
