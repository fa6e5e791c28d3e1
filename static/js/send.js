// One way to post a form in the background: the form's own fields, its CSRF token, JSON back.

const token = () => document.querySelector("meta[name=csrf-token]")?.content ?? "";

// What an answer means for what was sent; network faults are "offline".
const MEANINGS = new Map([
  [401, "signed_out"],
  [403, "signed_out"],
  [404, "refused"],
  [409, "stale"],
  [410, "closed"],
  [413, "refused"],
  [422, "refused"],
]);

async function read(response) {
  try {
    return await response.json();
  } catch {
    return {};
  }
}

export async function send(url, body) {
  let response;
  try {
    response = await fetch(url, {
      method: "POST",
      body,
      credentials: "same-origin",
      redirect: "manual",
      headers: { Accept: "application/json", "X-CSRFToken": token(), "X-Requested-With": "fetch" },
    });
  } catch {
    return { outcome: "offline", data: {} };
  }
  if (response.type === "opaqueredirect") {
    return { outcome: "signed_out", data: {} };
  }
  if (response.ok) {
    return { outcome: "saved", data: await read(response) };
  }
  const outcome = MEANINGS.get(response.status) ?? (response.status < 500 && response.status !== 429 ? "refused" : "offline");
  return { outcome, data: await read(response) };
}

export function formBody(form) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "csrf_token" && form.elements.namedItem(name)?.type !== "password") {
      body.append(name, value);
    }
  }
  return body;
}

export function hour(at = new Date()) {
  return at.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}
