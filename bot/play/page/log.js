// The messages of a channel; what stands on them can be used.

import { showMenu } from "./menu.js";

const log = document.getElementById("log");
const NEAR_END = 120;

export function showLog(connection, composer) {
  let menus = [];
  let atEnd = true;

  // Whoever reads the end keeps reading it, also when a form takes some of the height.
  log.addEventListener("scroll", () => {
    atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
  });
  new ResizeObserver(follow).observe(log);

  function follow() {
    if (atEnd) log.scrollTop = log.scrollHeight;
  }

  log.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-id]");
    const message = event.target.closest(".message");
    const mentioned = event.target.closest("button[data-command]");
    if (mentioned) composer.beginNamed(mentioned.dataset.command);
    if (button) connection.send({ do: "press", message: message.dataset.key, id: button.dataset.id });
  });
  log.addEventListener("change", (event) => {
    const select = event.target;
    if (select.matches("select[data-id]:not([multiple])") && select.value) choose(select);
  });

  function choose(select) {
    const values = [...select.selectedOptions].map((each) => each.value);
    const message = select.closest(".message").dataset.key;
    connection.send({ do: "choose", message, id: select.dataset.id, type: Number(select.dataset.type), values });
    if (!select.multiple) select.selectedIndex = 0;
  }

  function show(seen) {
    const found = log.querySelector(`[data-key="${seen.key}"]`);
    const item = found || document.createElement("article");
    const focused = item.contains(document.activeElement) && document.activeElement.dataset.id;
    item.className = seen.private ? "message private" : "message";
    item.dataset.key = seen.key;
    item.tabIndex = -1;
    item.innerHTML = seen.html;
    item.querySelectorAll("select[multiple]").forEach(withSend);
    item.append(actions(item, seen));
    if (!found) log.append(item);
    if (focused !== false) focusAgain(item, focused);
    follow();
  }

  // Who used a button stays where it was, or at its message.
  function focusAgain(item, id) {
    const same = [...item.querySelectorAll("[data-id]")].find((each) => each.dataset.id === id);
    (same || item).focus({ preventScroll: true });
  }

  // Several choices are made before they are sent, as Discord does when its list closes.
  function withSend(select) {
    const send = document.createElement("button");
    send.type = "button";
    send.className = "button secondary";
    send.textContent = "Choose";
    send.addEventListener("click", () => choose(select));
    const both = document.createElement("div");
    both.className = "several";
    select.replaceWith(both);
    both.append(select, send);
  }

  function actions(item, seen) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "actions";
    button.textContent = "⋯";
    button.setAttribute("aria-label", `Actions for the message of ${seen.author}`);
    button.setAttribute("aria-haspopup", "menu");
    const reply = { label: "Reply", act: () => composer.reply(seen.key, seen.author) };
    const chosen = (name) => ({ label: name, act: () => connection.send({ do: "menu", message: seen.key, name }) });
    button.addEventListener("click", () => showMenu(button, [reply, ...menus.map(chosen)]));
    button.hidden = Boolean(seen.private);
    return button;
  }

  function clear() {
    log.replaceChildren();
    atEnd = true;
  }

  return { show, clear, offersMenus: (named) => { menus = named; } };
}
