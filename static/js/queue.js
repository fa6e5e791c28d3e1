// Scores given without a signal wait here, one per project, until they can be sent. Nothing is lost by closing the page.

const PREFIX = "dataton.queue.";

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
};

export class Queue {
  constructor(judge) {
    this.key = PREFIX + judge;
  }

  // The newest marks of a project replace older ones not yet sent.
  put(url, body, number) {
    const waiting = read(this.key);
    waiting[url] = { body, number };
    this.write(waiting);
  }

  done(url, number) {
    const waiting = read(this.key);
    if (waiting[url]?.number === number) {
      delete waiting[url];
      this.write(waiting);
    }
  }

  entries() {
    return Object.entries(read(this.key));
  }

  get size() {
    return this.entries().length;
  }

  write(waiting) {
    try {
      if (Object.keys(waiting).length) {
        localStorage.setItem(this.key, JSON.stringify(waiting));
      } else {
        localStorage.removeItem(this.key);
      }
    } catch {
      // Private windows may refuse storage; the form itself still works.
    }
  }
}

function keys() {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}

export function unsent() {
  return keys().reduce((total, key) => total + Object.keys(read(key)).length, 0);
}

export function forget() {
  keys().forEach((key) => localStorage.removeItem(key));
}
