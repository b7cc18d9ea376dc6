// SPDX-License-Identifier: AGPL-3.0-or-later
// A courtesy of reading a draft: whoever selects words of a passage, by mouse, finger or keyboard, finds a button behind
// it that opens the form with these words quoted. Without it the form asks for them.

const most = 500;
const offer = document.querySelector(".quote-offer");
const quotable = (node) => (node instanceof Element ? node : node?.parentElement)?.closest(".quotable");
let quote = "";
// The quotation whose button the tab key has led to; from there it goes on as everywhere.
let visited = "";

function look() {
  const selection = getSelection();
  const place = quotable(selection.anchorNode);
  const isWithin = place && place === quotable(selection.focusNode) && selection.rangeCount > 0;
  const words = isWithin ? selection.getRangeAt(0).toString().trim() : "";
  const passage = place?.closest(".passage");
  if (words === "" || words.length > most || !target(passage)) {
    // Whoever has come to the button by keyboard still means what was selected.
    if (!offer.contains(document.activeElement)) offer.hidden = true;
    return;
  }
  if (quote !== words) visited = "";
  quote = words;
  const block = place.parentElement;
  if (offer.previousElementSibling !== block) block.after(offer);
  offer.hidden = false;
}

// The open form of a passage, or the link that opens one.
const target = (passage) =>
  passage?.querySelector("input[name=quote]") ?? passage?.querySelector('a[href*="at="]');

if (offer) {
  document.addEventListener("selectionchange", look);
  // A click puts the focus on the whole page, so the tab key would lead to its head: after a selection it leads here.
  document.addEventListener("keydown", (event) => {
    const isField = document.activeElement?.matches("input, textarea, select");
    if (event.key !== "Tab" || event.shiftKey || offer.hidden || visited === quote || isField) return;
    event.preventDefault();
    visited = quote;
    offer.querySelector("a").focus();
  });
  // A press on the button must not take the selection away before it is used.
  offer.addEventListener("pointerdown", (event) => event.preventDefault());
  offer.addEventListener("click", (event) => {
    event.preventDefault();
    const found = target(offer.closest(".passage"));
    if (found instanceof HTMLInputElement) {
      found.value = quote;
      found.dispatchEvent(new Event("input", { bubbles: true }));
      offer.hidden = true;
      found.form.querySelector("textarea[name=text]")?.focus();
    } else if (found) {
      const address = new URL(found.href);
      address.searchParams.set("quote", quote);
      location.assign(address);
    }
  });
  // The form was opened for a quotation: what is left to do is to write. Going to the place in the address takes the focus
  // away, so this waits until that is done.
  if (new URLSearchParams(location.search).has("quote")) {
    const write = () => document.querySelector(".passage-form textarea[name=text]")?.focus({ preventScroll: true });
    addEventListener("load", () => requestAnimationFrame(write));
  }
}
