// SPDX-License-Identifier: AGPL-3.0-or-later
// Small courtesies: no second sending, a question before an edited form is left, a bar while a file travels, the focus on
// the error summary, and rows of links that begin at the current one. Everything works without them.

const forms = () => document.querySelectorAll('form[method="post"]');
const buttons = (form) => form.querySelectorAll("button:not([type=button])");

document.addEventListener("input", (event) => {
  event.target.closest?.('form[method="post"]')?.setAttribute("data-edited", "");
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  // By attribute: a field called "method" or "action" hides the form's own property of that name.
  if (form.getAttribute("method") !== "post") return;
  if (form.hasAttribute("data-sent")) {
    event.preventDefault();
    return;
  }
  form.setAttribute("data-sent", "");
  form.removeAttribute("data-edited");
  // The pressed button stays enabled, or its name would not be sent.
  for (const button of buttons(form)) button.setAttribute("aria-disabled", "true");
  const hasFile = [...form.querySelectorAll("input[type=file]")].some((input) => input.files.length > 0);
  if (hasFile) {
    event.preventDefault();
    upload(form, event.submitter);
  }
});

// Coming back by the browser's button must find a form that can be sent again.
addEventListener("pageshow", () => forms().forEach(release));

addEventListener("beforeunload", (event) => {
  if (!document.querySelector("form[data-edited]:not([data-sent])")) return;
  event.preventDefault();
  // New browsers say it in their own words; old ones show ours, and only ask when there is a value.
  event.returnValue = document.body.dataset.unsaved || "?";
});

function release(form) {
  form.removeAttribute("data-sent");
  for (const button of buttons(form)) button.removeAttribute("aria-disabled");
}

function upload(form, submitter) {
  const data = new FormData(form);
  if (submitter?.name) data.append(submitter.name, submitter.value);
  const bar = document.createElement("progress");
  bar.className = "upload";
  bar.max = 1;
  bar.setAttribute("aria-label", document.body.dataset.uploading ?? "");
  form.append(bar);
  const request = new XMLHttpRequest();
  request.open("POST", form.getAttribute("action"));
  request.upload.onprogress = (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; };
  request.onload = () => show(request);
  request.onerror = () => {
    bar.remove();
    release(form);
    const offline = document.getElementById("offline");
    if (offline) offline.hidden = false;
  };
  request.send(data);
}

// The answer is shown from what came back, not fetched once more: a message that is shown once would be gone.
function show(request) {
  const address = new URL(request.responseURL || location.href);
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const fresh = page.querySelector("main");
  if (!fresh || page.body.dataset.liveSource !== document.body.dataset.liveSource) {
    location.assign(address);
    return;
  }
  if (address.href !== location.href) {
    history.pushState(null, "", address);
    addEventListener("popstate", () => location.reload(), { once: true });
  }
  document.title = page.title;
  for (const part of [".top", ".breadcrumbs", "main"]) {
    const now = document.querySelector(part);
    const next = page.querySelector(part);
    if (now && next) now.replaceWith(document.adoptNode(next));
    else now?.remove();
  }
  document.dispatchEvent(new Event("dienhong:refreshed"));
  document.querySelector("main").focus();
  greet();
  begin();
}

function greet() {
  document.querySelector("[data-focus]")?.focus();
}

// A row of places that is too long for the screen begins where we are, in browsers that do not see to it by the stylesheet.
function begin() {
  if (CSS.supports("scroll-initial-target", "nearest")) return;
  for (const current of document.querySelectorAll(".menu [aria-current], .tabs [aria-current]")) {
    const row = current.closest(".menu, .tabs");
    const start = current.getBoundingClientRect().left - row.getBoundingClientRect().left;
    row.scrollLeft += start - 64;
  }
}

greet();
begin();
