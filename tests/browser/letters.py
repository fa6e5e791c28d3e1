"""Reading one's letters in the development inbox, as a person without a mail server does."""

from __future__ import annotations

from tests.browser.people import Somebody

# A letter leaves with the worker's next turn, within a second or two.
ARRIVES = """async ([subject, address]) => {
  for (let glance = 0; glance < 100; glance += 1) {
    const answer = await fetch("/buzon");
    const inbox = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const entry of inbox.querySelectorAll("main li.entry")) {
      if (entry.textContent.includes(subject) && entry.textContent.includes(address)) {
        return entry.querySelector("a").getAttribute("href");
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return null;
}"""


def reads_letter(who: Somebody, address: str, subject: str) -> Somebody:
    """Wait for the letter, and open it from the inbox."""
    where = who.page.evaluate(ARRIVES, [subject, address])
    assert where, f"no letter «{subject}» reached {address}"
    return who.goes("/buzon").sees(f"Para {address}").goes(where)


def follows_letter(who: Somebody, address: str, subject: str) -> Somebody:
    """Open the letter and follow its first link."""
    reads_letter(who, address, subject)
    return who.through(who.page.locator("pre a").first)
