// The sentences of the modules, in the language of the page.

const holder = document.getElementById("modules");

export const words = JSON.parse(holder?.dataset.words ?? "{}");
