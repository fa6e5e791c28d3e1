// input[type=file][data-max-bytes]: says at once that a file is too big, before minutes of uploading.

import { words } from "./words.js";

function warn(input, text) {
  const line = document.createElement("p");
  line.className = "error";
  line.dataset.liveError = "";
  line.setAttribute("role", "alert");
  line.textContent = text;
  input.after(line);
}

export function start(inputs) {
  for (const input of inputs) {
    input.addEventListener("change", () => {
      input.parentElement.querySelectorAll("[data-live-error]").forEach((line) => line.remove());
      const big = [...input.files].filter((file) => file.size > Number(input.dataset.maxBytes));
      if (big.length) {
        warn(input, `${words.too_big} ${big.map((file) => file.name).join(", ")}`);
        input.value = "";
      }
    });
  }
}
