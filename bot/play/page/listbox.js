// A list of choices under a field, walked through with the arrow keys (ARIA's combobox pattern).

let numbered = 0;

// With *marksFirst*, Enter takes the first choice; otherwise what was typed, until one is walked to.
export function listbox(field, list, choose, marksFirst) {
  let at = -1;
  let choices = [];

  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      mark((Math.max(at, step < 0 ? 0 : -1) + step + choices.length) % choices.length);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      take(at);
    } else if (event.key === "Tab" && at >= 0) {
      take(at);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      show([]);
    }
  });
  field.addEventListener("blur", () => setTimeout(() => show([]), 150));

  function show(offered) {
    choices = offered;
    list.hidden = !offered.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    list.replaceChildren(...offered.map(({ label, told }, place) => {
      const item = document.createElement("li");
      item.id = `choice-${numbered += 1}`;
      item.setAttribute("role", "option");
      const more = document.createElement("span");
      more.textContent = told ? ` ${told}` : "";
      item.append(label, more);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(place); });
      return item;
    }));
    mark(marksFirst && offered.length ? 0 : -1);
  }

  function mark(place) {
    at = place;
    [...list.children].forEach((each, number) => each.setAttribute("aria-selected", String(number === at)));
    const marked = list.children[at];
    if (marked) {
      field.setAttribute("aria-activedescendant", marked.id);
      marked.scrollIntoView({ block: "nearest" });
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  }

  function take(place) {
    const { value } = choices[place];
    show([]);
    choose(value);
  }

  return { show };
}
