// textarea[data-preview="address"]: shows the text as it will be read. The address answers HTML already cleaned.

import { send } from "./send.js";
import { words } from "./words.js";

const PAUSE = 700;

async function rendered(area) {
  const body = new URLSearchParams({ text: area.value });
  const response = await send(area.dataset.preview, body);
  return response.outcome === "saved" ? response.data.html : null;
}

function panelFor(area) {
  const panel = document.createElement("details");
  panel.className = "preview";
  const title = document.createElement("summary");
  title.className = "preview-title";
  title.textContent = words.preview;
  const body = document.createElement("div");
  body.className = "prose";
  panel.append(title, body);
  area.after(panel);
  return { panel, body };
}

function attach(area) {
  const { panel, body } = panelFor(area);
  let timer = 0;
  let round = 0;
  const refresh = async () => {
    const mine = ++round;
    const html = await rendered(area);
    if (mine !== round) {
      return;
    }
    if (html === null) {
      body.textContent = words.no_preview;
    } else {
      body.innerHTML = html;
    }
  };
  panel.addEventListener("toggle", () => panel.open && refresh());
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = panel.open ? setTimeout(refresh, PAUSE) : 0;
  });
}

export function start(areas) {
  areas.forEach(attach);
}
