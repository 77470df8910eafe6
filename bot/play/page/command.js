// A command being typed: a field for each of its options, with what the bot suggests for it.

import { listbox } from "./listbox.js";
import { tell } from "./notice.js";

const form = document.getElementById("command");
const INTEGER = 4, BOOLEAN = 5, CHANNEL = 7, ROLE = 8, ATTACHMENT = 11;
let numbered = 0;

export function showCommand(connection, done) {
  let command = null;
  let place = { rooms: [], roles: [] };
  let asked = 0;
  let offering = null;

  form.addEventListener("keydown", (event) => { if (event.key === "Escape") { close(); done(); } });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      connection.send({ do: "use", command: command.name, options: await given() });
      close();
      done();
    } catch (error) {
      tell(error.message);
    }
  });

  // What was typed behind the command is the first of its options, where that is text.
  function open(chosen, behind) {
    command = chosen;
    if (!command.options.length) {
      connection.send({ do: "use", command: command.name, options: [] });
      return;
    }
    const title = document.createElement("p");
    title.className = "told";
    title.textContent = `/${command.name}: ${command.description}`;
    const needed = command.options.filter((each) => each.required);
    const others = command.options.filter((each) => !each.required);
    form.replaceChildren(title, ...needed.map(labelled), ...folded(others, needed.length > 0), buttons());
    form.hidden = false;
    const first = form.querySelector("[data-option]");
    if (first.type === "text") first.value = behind;
    first.focus();
  }

  // What need not be given is out of the way, unless there is nothing else.
  function folded(options, away) {
    if (!options.length || !away) return options.map(labelled);
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = "More options";
    details.append(summary, ...options.map(labelled));
    return [details];
  }

  function close() {
    command = null;
    form.hidden = true;
    form.replaceChildren();
  }

  function labelled(option) {
    const label = document.createElement("label");
    label.className = "label";
    const told = document.createElement("span");
    told.className = "description";
    told.textContent = option.description;
    const field = control(option);
    field.dataset.option = option.name;
    field.required = Boolean(option.required);
    label.append(`${option.name}${option.required ? " *" : ""}`, told, field);
    if (option.autocomplete) suggest(option, field, label);
    return label;
  }

  function control(option) {
    const choices = {
      [BOOLEAN]: [["true", "True"], ["false", "False"]],
      [CHANNEL]: place.rooms.map((each) => [each.id, each.label]),
      [ROLE]: place.roles.map((each) => [each.id, each.label]),
    }[option.type] || (option.choices || []).map((each) => [each.value, each.name]);
    if (choices.length) {
      const select = document.createElement("select");
      select.className = "select";
      select.append(new Option("", ""), ...choices.map(([value, name]) => new Option(name, value)));
      return select;
    }
    const field = document.createElement("input");
    field.className = "input";
    field.type = { [ATTACHMENT]: "file", [INTEGER]: "number" }[option.type] || "text";
    if (option.max_length) field.maxLength = option.max_length;
    if (option.type === INTEGER) Object.assign(field, { min: option.min_value ?? "", max: option.max_value ?? "" });
    field.autocomplete = "off";
    return field;
  }

  function suggest(option, field, label) {
    const list = document.createElement("ul");
    list.className = "offered";
    list.id = `suggested-${numbered += 1}`;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", `Suggestions for ${option.name}`);
    Object.entries({ role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": list.id })
      .forEach(([name, value]) => field.setAttribute(name, value));
    const box = listbox(field, list, (choice) => { field.value = choice.name; field.dataset.value = choice.value; }, false);
    const ask = async () => {
      delete field.dataset.value;
      offering = box;
      const others = (await given(false)).filter((each) => each.name !== option.name);
      connection.send({ do: "type", command: command.name, option: option.name, typed: field.value, options: others, number: asked += 1 });
    };
    field.addEventListener("input", ask);
    field.addEventListener("focus", ask);
    label.append(list);
  }

  function offer(seen) {
    if (seen.number !== asked || !offering) return;
    offering.show(seen.choices.map((each) => ({ label: each.name, value: each })));
  }

  async function given(whole = true) {
    const found = [];
    for (const field of form.querySelectorAll("[data-option]")) {
      const { type } = command.options.find((each) => each.name === field.dataset.option);
      if (type === ATTACHMENT) {
        if (whole && field.files.length) found.push({ name: field.dataset.option, type, value: await connection.upload(field.files[0]) });
      } else if (field.value) {
        const value = field.dataset.value ?? field.value;
        found.push({ name: field.dataset.option, type, value: typed(type, value) });
      }
    }
    return found;
  }

  function typed(type, value) {
    if (type === BOOLEAN) return value === "true";
    return type === INTEGER ? Number(value) : value;
  }

  function drop(files) {
    const field = form.hidden ? null : form.querySelector("input[type=file]");
    if (field) field.files = files;
    return Boolean(field);
  }

  function buttons() {
    const row = document.createElement("div");
    row.className = "row";
    const run = Object.assign(document.createElement("button"), { type: "submit", className: "button primary", textContent: "Run" });
    const leave = Object.assign(document.createElement("button"), { type: "button", className: "button secondary", textContent: "Cancel" });
    leave.addEventListener("click", () => { close(); done(); });
    row.append(run, leave);
    return row;
  }

  return { open, close, offer, drop, knows: (seen) => { place = seen; } };
}
