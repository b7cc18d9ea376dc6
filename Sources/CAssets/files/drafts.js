// SPDX-License-Identifier: AGPL-3.0-or-later
// Courtesies of drafts: several files travel one by one, each with its own line and bar, and the board obeys the
// keyboard. Everything works without them.

// Before the listener of forms.js, which would send all files as one.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const input = form.querySelector?.("input[type=file][multiple]");
  if (!input || input.files.length < 2) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.hasAttribute("data-sent")) return;
  form.setAttribute("data-sent", "");
  form.removeAttribute("data-edited");
  travel(form, input, [...input.files]);
}, true);

async function travel(form, input, files) {
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
  form.querySelector(".travelling")?.remove();
  const list = document.createElement("ul");
  list.className = "travelling";
  list.setAttribute("aria-live", "polite");
  form.append(list);
  const lines = files.map((file) => line(list, file.name));
  let failed = 0;
  for (const [index, file] of files.entries()) if (!await send(form, input, file, lines[index])) failed += 1;
  form.removeAttribute("data-sent");
  for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
  input.value = "";
  // What came in is in the table now; where something is amiss, its line stays to be read.
  if (failed === 0) location.assign(form.getAttribute("action"));
}

function line(list, name) {
  const item = document.createElement("li");
  const title = document.createElement("span");
  const state = document.createElement("span");
  const bar = document.createElement("progress");
  title.textContent = name;
  state.textContent = "…";
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", name);
  item.append(title, state, bar);
  list.append(item);
  return { state, bar };
}

function send(form, input, file, { state, bar }) {
  const data = new FormData(form);
  data.delete(input.name);
  data.append(input.name, file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.getAttribute("action"));
    request.upload.onprogress = (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; };
    request.onload = () => {
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      const trouble = page.querySelector("[data-focus]") ?? page.querySelector(".notice.bad, .notice");
      bar.value = 1;
      const went = request.status < 400;
      const said = went ? page.querySelector(".flash") : trouble;
      const lines = [...(said?.querySelectorAll("li") ?? [])].map((each) => each.textContent.trim());
      const words = lines.length > 0 ? lines.join(" ") : said?.textContent ?? page.querySelector("h1")?.textContent ?? "";
      state.textContent = `${went ? "✓" : "✗"} ${words.trim()}`;
      resolve(went);
    };
    request.onerror = () => {
      state.textContent = "✗";
      resolve(false);
    };
    request.send(data);
  });
}

// The board: j and k walk, x ticks, o opens; on one point 1, 2, 3 choose and Ctrl+Enter saves. Single keys are heard only
// while the focus is in the list or in the answer: who dictates or strikes a key elsewhere changes nothing.
const isTyping = (element) => element?.matches?.("input:not([type=checkbox]):not([type=radio]), textarea, select") ?? false;
const decisions = (form) => [...form?.querySelectorAll("input[type=radio][name=decision]") ?? []];

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form");
  const radios = decisions(form);
  if (event.ctrlKey && event.key === "Enter" && radios.length > 0) {
    form.requestSubmit(form.querySelector("button"));
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  const choice = radios[Number(event.key) - 1];
  if (choice) {
    choice.click();
    choice.focus();
    return;
  }
  const points = [...event.target.closest?.(".points")?.querySelectorAll(":scope > .point") ?? []];
  if (points.length === 0) return;
  const at = points.findIndex((point) => point.contains(document.activeElement));
  switch (event.key) {
  case "j": walk(points, at + 1); break;
  case "k": walk(points, at - 1); break;
  case "x": points[at]?.querySelector("input[type=checkbox]")?.click(); break;
  case "o": points[at]?.querySelector(".buttons a")?.click(); break;
  }
});

function walk(points, index) {
  const point = points[Math.max(0, Math.min(index, points.length - 1))];
  point.focus({ preventScroll: true });
  point.scrollIntoView({ block: "nearest" });
}

// What is done with several points comes up while some are ticked, and says how many.
addEventListener("pageshow", () => {
  const bar = document.querySelector(".acts[data-counted]");
  const list = bar?.closest(".points");
  if (!list) return;
  const follow = () => {
    const count = list.querySelectorAll(".point input[name=points]:checked").length;
    bar.hidden = count === 0 && !bar.querySelector("details").open;
    if (count > 0) bar.querySelector("summary").textContent = bar.dataset.counted.replace("#", count);
  };
  list.addEventListener("change", follow);
  follow();
});

// Who goes from one point to the next goes on where the hands are.
addEventListener("DOMContentLoaded", () => {
  const [first, ...others] = decisions(document);
  if (!first || !/\/points\//.test(document.referrer) || document.querySelector("[data-focus]")) return;
  (others.find((each) => each.checked) ?? first).focus({ preventScroll: true });
});

// How the passage would read with the words in the box of an agreed wording, as they are typed.
addEventListener("DOMContentLoaded", () => {
  const preview = document.querySelector(".wording-preview");
  const box = preview?.closest("form")?.querySelector("textarea[name=wording]");
  if (!box) return;
  const words = preview.querySelector("ins");
  const lead = words.textContent.match(/^\s*/)[0];
  const tail = words.textContent.match(/\s*$/)[0];
  const [before, after] = preview.querySelectorAll("span");
  const runsOn = (one, other) => /[\p{L}\p{N}]$/u.test(one) && /^[\p{L}\p{N}]/u.test(other);
  const follow = () => {
    const typed = box.value.split(/\s*\n\s*/).join(" ").trim();
    // A comma or a full stop stands right behind the word before it.
    // Left empty it changes nothing.
    preview.hidden = typed === "";
    const start = /^[,.;:!?…)\]”]/.test(typed) ? "" : lead;
    words.textContent =
      (start || (runsOn(before.textContent, typed) ? " " : "")) + typed
      + (tail || (runsOn(typed, after.textContent) ? " " : ""));
  };
  box.addEventListener("input", follow);
  follow();
});
