// form[data-confirm="question"]: asks in a dialog before it is sent. Without JavaScript the address asks on its own page.

import { words } from "./words.js";

function button(text, value, classes) {
  const made = document.createElement("button");
  made.className = classes;
  made.value = value;
  made.textContent = text;
  return made;
}

export function ask(question, verb, isDanger = true) {
  const dialog = document.createElement("dialog");
  dialog.className = "confirm";
  const text = document.createElement("p");
  text.id = "pregunta";
  text.textContent = question;
  const choices = document.createElement("form");
  choices.method = "dialog";
  choices.className = "buttons";
  choices.append(
    button(verb, "yes", isDanger ? "button button-danger" : "button"),
    button(words.cancel, "no", "button button-second"),
  );
  choices.lastElementChild.autofocus = true;
  dialog.append(text, choices);
  dialog.setAttribute("aria-labelledby", "pregunta");
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}

export function start(forms) {
  for (const form of forms) {
    form.addEventListener("submit", async (event) => {
      if (form.dataset.confirmed) {
        return;
      }
      event.preventDefault();
      const pressed = event.submitter;
      const isDanger = pressed?.classList.contains("button-danger") ?? true;
      if (await ask(form.dataset.confirm, pressed?.textContent.trim() || words.go_on, isDanger)) {
        form.dataset.confirmed = "1";
        form.requestSubmit(pressed);
      }
    });
  }
}
