// form[data-judge="judge id"]: each mark is sent as it is tapped, waits in the queue without a signal, and is sent again.
// The form's data-save address takes every field and idempotency_key; answers as in autosave.js, with "missing" if known.

import { Queue } from "./queue.js";
import { formBody, hour, send } from "./send.js";
import { words } from "./words.js";

const RETRY = 10_000;
const NOTES_PAUSE = 1200;

class Judging {
  constructor(form) {
    this.form = form;
    this.url = form.dataset.save ?? form.action;
    this.queue = new Queue(form.dataset.judge);
    this.state = document.querySelector("[data-save-state]");
    this.missing = document.querySelector("[data-missing]");
    this.timer = 0;
    this.retry = 0;
    this.isSending = false;
  }

  watch() {
    this.restore();
    this.form.addEventListener("change", () => this.marked(0));
    this.form.addEventListener("input", (event) => event.target.matches("textarea") && this.marked(NOTES_PAUSE));
    this.form.addEventListener("submit", () => clearTimeout(this.timer));
    addEventListener("online", () => this.flush());
    addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.flush());
    this.count();
    this.flush();
  }

  // Marks tapped without a signal come back when the page does.
  restore() {
    const waiting = this.queue.entries().find(([url]) => url === this.url);
    if (!waiting) {
      return;
    }
    for (const [name, value] of new URLSearchParams(waiting[1].body)) {
      const field = this.form.elements.namedItem(name);
      if (field instanceof RadioNodeList) {
        field.value = value;
      } else if (field?.matches("textarea")) {
        field.value = value;
      }
    }
  }

  marked(wait) {
    this.count();
    const body = formBody(this.form);
    const number = crypto.randomUUID();
    body.set("idempotency_key", number);
    this.queue.put(this.url, body.toString(), number);
    this.show("unsaved", words.unsaved);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), wait);
  }

  async flush() {
    if (this.isSending) {
      return;
    }
    this.isSending = true;
    clearTimeout(this.retry);
    let last = null;
    for (const [url, { body, number }] of this.queue.entries()) {
      last = await this.deliver(url, body, number);
      if (last.outcome === "offline" || last.outcome === "signed_out") {
        break;
      }
    }
    this.isSending = false;
    this.report(last);
  }

  async deliver(url, body, number) {
    if (url === this.url) {
      this.show("saving", words.saving);
    }
    const answer = await send(url, this.withRevision(url, body));
    // A refusal of another project's marks must not hold back the rest; it is shown when that project is opened.
    if (answer.outcome === "saved" || (answer.outcome !== "offline" && answer.outcome !== "signed_out")) {
      this.queue.done(url, number);
    }
    if (answer.outcome === "saved" && url === this.url) {
      this.keepRevision(answer.data.revision);
    }
    return answer;
  }

  withRevision(url, body) {
    const fields = new URLSearchParams(body);
    const known = this.form.elements.namedItem("revision");
    if (url === this.url && known) {
      fields.set("revision", known.value);
    }
    return fields;
  }

  keepRevision(revision) {
    const field = this.form.elements.namedItem("revision");
    if (field && revision !== undefined) {
      field.value = revision;
    }
  }

  report(last) {
    if (last === null) {
      return;
    }
    const waiting = this.queue.size;
    if (last.outcome === "saved" && waiting === 0) {
      this.show("saved", `${words.saved} ${last.data.saved_at ?? hour()}`);
    } else if (last.outcome === "offline") {
      this.show("offline", `${words.queued} ${waiting}`);
      this.retry = setTimeout(() => this.flush(), RETRY);
    } else if (last.outcome === "saved") {
      this.flush();
    } else {
      this.show("refused", last.data.message ?? words[last.outcome]);
    }
  }

  count() {
    const groups = [...this.form.querySelectorAll("fieldset.criterion")];
    const left = groups.filter((group) => !group.querySelector("input:checked")).length;
    if (this.missing && groups.length) {
      const many = words.many_missing?.replace("{number}", left);
      this.missing.textContent = [words.none_missing, words.one_missing][left] ?? many;
    }
  }

  show(state, text) {
    if (this.state) {
      this.state.dataset.state = state;
      this.state.textContent = text;
    }
  }
}

export function start(forms) {
  for (const form of forms) {
    new Judging(form).watch();
  }
}
