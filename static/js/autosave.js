// form[data-autosave="address"]: saves the draft a moment after typing stops, and always says where it stands.
// Answer: {"saved_at": "14:02", "revision": 7}; 409: {"url": "…", "message": "…"}; 422: {"errors": {"field": "sentence"}}.

import { formBody, hour, send } from "./send.js";
import { words } from "./words.js";

const PAUSE = 1500;
const RETRY = 8000;

class Autosave {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector("[data-save-state]") ?? document.querySelector("[data-save-state]");
    this.timer = 0;
    this.isDirty = false;
    this.isSending = false;
    this.isStopped = false;
    this.wasTyping = 0;
  }

  watch() {
    this.form.addEventListener("input", () => this.touched());
    this.form.addEventListener("change", () => this.touched());
    this.form.addEventListener("submit", () => {
      this.isDirty = false;
      clearTimeout(this.timer);
    });
    addEventListener("online", () => this.isDirty && this.save());
    addEventListener("visibilitychange", () => document.hidden && this.isDirty && this.save());
    addEventListener("beforeunload", (event) => this.isDirty && event.preventDefault());
  }

  touched() {
    this.isDirty = true;
    this.wasTyping += 1;
    if (this.isStopped) {
      return;
    }
    this.show("unsaved", words.unsaved);
    this.later(PAUSE);
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  async save() {
    if (this.isSending || this.isStopped || !this.isDirty) {
      return;
    }
    clearTimeout(this.timer);
    this.isSending = true;
    this.show("saving", words.saving);
    const typed = this.wasTyping;
    const { outcome, data } = await send(this.form.dataset.autosave, formBody(this.form));
    this.isSending = false;
    this.isDirty = outcome !== "saved" || typed !== this.wasTyping;
    this.answered(outcome, data);
  }

  answered(outcome, data) {
    this.mark(data.errors ?? {});
    if (outcome === "saved") {
      this.keepRevision(data.revision);
      this.show("saved", `${words.saved} ${data.saved_at ?? hour()}`);
      if (this.isDirty) {
        this.later(PAUSE);
      }
    } else if (outcome === "offline") {
      this.show("offline", words.offline);
      this.later(RETRY);
    } else {
      this.isStopped = outcome !== "refused";
      this.show("refused", data.message ?? words[outcome], data.url);
    }
  }

  keepRevision(revision) {
    const field = this.form.elements.namedItem("revision");
    if (field && revision !== undefined) {
      field.value = revision;
    }
  }

  mark(errors) {
    for (const holder of this.form.querySelectorAll("[data-live-error]")) {
      holder.remove();
    }
    for (const [name, sentence] of Object.entries(errors)) {
      const field = this.form.elements.namedItem(name);
      const input = field instanceof RadioNodeList ? field[0] : field;
      if (input) {
        const line = document.createElement("p");
        line.className = "error";
        line.dataset.liveError = "";
        line.textContent = Array.isArray(sentence) ? sentence.join(" ") : sentence;
        (input.closest(".field") ?? input).append(line);
      }
    }
  }

  show(state, text, url) {
    if (!this.state || this.state.textContent === text) {
      return;
    }
    this.state.dataset.state = state;
    this.state.textContent = text;
    if (url) {
      const link = document.createElement("a");
      link.href = url;
      link.textContent = words.see_both;
      this.state.append(" ", link);
    }
  }
}

export function start(forms) {
  for (const form of forms) {
    new Autosave(form).watch();
  }
}
