// Where one writes: messages with files, replies, and commands after a slash.

import { showCommand } from "./command.js";
import { listbox } from "./listbox.js";
import { tell } from "./notice.js";

const line = document.getElementById("line");
const text = document.getElementById("text");
const file = document.getElementById("file");
const attached = document.getElementById("attached");
const replying = document.getElementById("replying");

export function showComposer(connection) {
  let commands = [];
  let replyTo = null;
  let files = [];
  const offered = listbox(text, document.getElementById("offered"), (command) => begin(command), true);
  const command = showCommand(connection, () => text.focus());

  text.addEventListener("input", () => {
    const typed = text.value.startsWith("/") ? text.value.slice(1).toLowerCase() : null;
    const found = typed === null ? [] : commands.filter((each) => each.name.startsWith(typed));
    offered.show(found.map((each) => ({ label: `/${each.name}`, told: each.description, value: each })));
    // A space behind a command's whole name chooses it, as on Discord.
    const named = text.value.endsWith(" ") && !found.length && commanded();
    if (named) begin(...named);
  });
  line.addEventListener("submit", (event) => {
    event.preventDefault();
    const named = commanded();
    if (named) begin(...named);
    else if (text.value.startsWith("/")) tell("You have no command of that name: type / to see those that you have.");
    else say();
  });
  file.addEventListener("change", () => { attach(...file.files); file.value = ""; });
  document.addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("dropping"); });
  document.addEventListener("dragleave", () => document.body.classList.remove("dropping"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("dropping");
    if (!command.drop(event.dataTransfer.files)) attach(...event.dataTransfer.files);
  });
  replying.querySelector("button").addEventListener("click", () => reply(null));

  // Returns the command that stands in the field and what was typed behind it; undefined where none does.
  function commanded() {
    const named = commands.filter((each) => `${text.value} `.startsWith(`/${each.name} `));
    const [chosen] = named.sort((one, other) => other.name.length - one.name.length);
    return chosen && [chosen, text.value.slice(chosen.name.length + 1).trim()];
  }

  function begin(chosen, behind = "") {
    text.value = "";
    offered.show([]);
    command.open(chosen, behind);
  }

  function beginNamed(name) {
    const chosen = commands.find((each) => each.name === name);
    if (chosen) begin(chosen);
    else tell(`/${name} is for others: choose who you are at the top.`);
  }

  async function say() {
    if (!text.value.trim() && !files.length) return;
    try {
      const keys = await Promise.all(files.map((each) => connection.upload(each)));
      connection.send({ do: "say", text: text.value, reply_to: replyTo, files: keys });
      text.value = "";
      attach();
      reply(null);
    } catch (error) {
      tell(error.message);
    }
  }

  function attach(...more) {
    files = more.length ? [...files, ...more] : [];
    attached.hidden = !files.length;
    attached.replaceChildren(...files.map((each) => {
      const item = document.createElement("li");
      const gone = document.createElement("button");
      gone.type = "button";
      gone.className = "button secondary";
      gone.textContent = `Remove ${each.name}`;
      gone.addEventListener("click", () => { const kept = files.filter((other) => other !== each); attach(); if (kept.length) attach(...kept); });
      item.append(each.name, gone);
      return item;
    }));
  }

  function reply(key, author) {
    replyTo = key;
    replying.hidden = !key;
    replying.firstElementChild.textContent = key ? `Replying to ${author}` : "";
    if (key) text.focus();
  }

  function knows(seen) {
    text.placeholder = seen.hint;
    command.knows(seen);
    command.close();
    reply(null);
  }

  const offersCommands = (named) => { commands = named; };

  return { reply, knows, beginNamed, offersCommands, offer: (seen) => command.offer(seen) };
}
