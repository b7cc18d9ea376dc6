// SPDX-License-Identifier: AGPL-3.0-or-later
// Shows the print buttons, which only work where scripts run.

const show = () => document.querySelectorAll("button[data-print]").forEach((button) => { button.hidden = false; });

document.addEventListener("click", (event) => {
  if (event.target.closest?.("button[data-print]")) print();
});
document.addEventListener("dienhong:refreshed", show);
show();
