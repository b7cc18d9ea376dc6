// SPDX-License-Identifier: AGPL-3.0-or-later
// Keeps the parts marked `data-live` up to date: on each event of the stream named by the body, the page is fetched
// again and those parts are replaced. Nothing that somebody is editing is touched, and the focus stays.

let source = document.body.dataset.liveSource;
const offline = document.getElementById("offline");
const news = document.getElementById("news");
let running = false;
let again = false;
let leaving = false;

const isBeingEdited = (part) =>
  part.querySelector("form[data-edited]") !== null ||
  (part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select"));

// A focused element is found again by its id, or by its place among elements of its kind in the same part.
function focusedPlace(part) {
  const focused = document.activeElement;
  if (!focused || focused === part || !part.contains(focused)) return null;
  if (focused.id) return () => document.getElementById(focused.id);
  const selector = focused.localName;
  const index = [...part.querySelectorAll(selector)].indexOf(focused);
  return (fresh) => fresh.querySelectorAll(selector)[index];
}

function replace(part, fresh) {
  if (part.isEqualNode(fresh) || isBeingEdited(part)) return;
  const opened = [...part.querySelectorAll("details")].map((each) => each.open);
  const place = focusedPlace(part);
  const said = fresh.dataset.says;
  const isNews = said && said !== part.dataset.says;
  part.replaceWith(fresh);
  fresh.querySelectorAll("details").forEach((each, index) => { each.open = opened[index] ?? each.open; });
  place?.(fresh)?.focus({ preventScroll: true });
  if (isNews && news) news.textContent = said;
}

async function refresh() {
  if (leaving) return;
  if (running) { again = true; return; }
  running = true;
  try {
    do {
      again = false;
      const response = await fetch(location.href, { headers: { "X-Live": "1" }, credentials: "same-origin", cache: "no-store" });
      // Before this answer came, a form went on its way: what it leads to is what the reader sees next.
      if (leaving) return;
      // Signed out, or the page is gone: reload, so that the reader sees what the server says now.
      if (response.redirected || response.status === 401 || response.status === 404) { location.reload(); return; }
      if (!response.ok) { showOffline(true); return; }
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      // A new line to the server begins where this page ends.
      source = page.body.dataset.liveSource ?? source;
      for (const part of document.querySelectorAll("[data-live][id]")) {
        const fresh = page.getElementById(part.id);
        if (fresh) replace(part, document.adoptNode(fresh));
      }
      document.dispatchEvent(new Event("dienhong:refreshed"));
      showOffline(false);
    } while (again);
  } catch {
    showOffline(true);
  } finally {
    running = false;
  }
}

function showOffline(isOffline) {
  if (offline) offline.hidden = !isOffline;
}

let stream = null;
let wait = 1000;

function connect() {
  stream?.close();
  stream = new EventSource(source);
  stream.onopen = () => {
    // What happened while we were away is not sent again, so look once.
    if (offline && !offline.hidden) refresh();
    showOffline(false);
    wait = 1000;
  };
  stream.onmessage = refresh;
  stream.onerror = () => {
    showOffline(true);
    // The browser tries again by itself unless the server refused; then it is up to us, ever more patiently.
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, 30000);
    }
  };
}

if (source && "EventSource" in window) {
  connect();
  // Last of all listeners: a form that is sent by script, or not at all, does not leave the page.
  addEventListener("submit", (event) => { leaving ||= !event.defaultPrevented; });
  addEventListener("online", () => { wait = 1000; connect(); });
  addEventListener("offline", () => showOffline(true));
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") refresh(); });
  addEventListener("pagehide", () => stream?.close());
  addEventListener("pageshow", (event) => {
    leaving = false;
    if (event.persisted) connect();
  });
}
