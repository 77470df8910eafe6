// The menu of a message: opened by its button, walked through with the arrow keys.

const menu = document.getElementById("menu");
let opener = null;

document.addEventListener("click", (event) => {
  if (!menu.hidden && !menu.contains(event.target) && event.target !== opener) hide();
});
menu.addEventListener("keydown", (event) => {
  const entries = [...menu.children];
  const at = entries.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    entries[(at + step + entries.length) % entries.length].focus();
  }
  if (event.key === "Escape" || event.key === "Tab") leave();
});

export function showMenu(button, entries) {
  opener = button;
  menu.replaceChildren(...entries.map(entry));
  menu.hidden = false;
  const { bottom, right } = button.getBoundingClientRect();
  menu.style.top = `${Math.min(bottom + 4, innerHeight - menu.offsetHeight - 8)}px`;
  menu.style.left = `${Math.max(8, right - menu.offsetWidth)}px`;
  menu.firstElementChild.focus();
}

function entry({ label, act }) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("role", "menuitem");
  button.textContent = label;
  button.addEventListener("click", () => { leave(); act(); });
  return button;
}

function hide() {
  menu.hidden = true;
}

function leave() {
  hide();
  opener.focus();
}
