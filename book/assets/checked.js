// What the pages cannot do without a script: remember the colour mode, mark the section
// in view, let the keyboard reach what scrolls, open the fold that a link points into.
"use strict";

const root = document.documentElement;
const contents = document.getElementById("contents");

// Colour mode: no attribute means "as the system", which the style sheet follows by itself.
function setMode(mode) {
  if (mode === "auto") {
    delete root.dataset.theme;
    localStorage.removeItem("mode");
  } else {
    root.dataset.theme = mode;
    localStorage.setItem("mode", mode);
  }
  for (const button of document.querySelectorAll(".mode button"))
    button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
}
for (const group of document.querySelectorAll(".mode")) {
  group.hidden = false;
  group.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) setMode(button.dataset.mode);
  });
}
setMode(root.dataset.theme || "auto");

// Contents: close after a jump within the page (phones), keep the open page in sight.
contents.addEventListener("click", (event) => {
  if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
});
const open = contents.querySelector(".current > a.current");
if (open && open.offsetTop > contents.clientHeight / 2)
  contents.scrollTop = open.offsetTop - contents.clientHeight / 3;

// The section that is being read.
const links = new Map();
for (const link of contents.querySelectorAll('a[href^="#"]')) {
  const section = link.hash && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (section) links.set(section, link);
}
const seen = new Set();
const observer = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) entry.isIntersecting ? seen.add(entry.target) : seen.delete(entry.target);
    const first = [...links.keys()].filter((section) => seen.has(section)).pop();
    for (const [section, link] of links)
      section === first ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current");
  },
  { rootMargin: "-10% 0px -70% 0px" },
);
links.forEach((_, section) => observer.observe(section));

// What scrolls sideways can be reached and scrolled by the keyboard.
function reachable() {
  for (const box of document.querySelectorAll("main pre, main .katex-display, main .pst-scrollable-table-container, main .figure-scroll"))
    if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
}
reachable();
addEventListener("resize", reachable);
document.fonts?.ready.then(reachable);
document.addEventListener("toggle", reachable, true);

// A link into a fold opens it; so does printing.
function unfold() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let box = target; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
  if (target) target.scrollIntoView();
}
unfold();
addEventListener("hashchange", unfold);
addEventListener("beforeprint", () => {
  for (const box of document.querySelectorAll("details:not([open])")) {
    box.open = true;
    box.dataset.printed = "";
  }
});
addEventListener("afterprint", () => {
  for (const box of document.querySelectorAll("details[data-printed]")) {
    box.open = false;
    delete box.dataset.printed;
  }
});

// Ctrl-K or / goes to the search field, when it is in sight.
addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, [contenteditable]");
  const asked = (event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !typing);
  const field = contents.querySelector("input[type=search]");
  if (asked && field.offsetParent) {
    event.preventDefault();
    field.focus();
  }
});
