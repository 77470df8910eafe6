// Who one is and where: people, channels, language, light or dark.

const person = document.getElementById("person");
const language = document.getElementById("language");
const theme = document.getElementById("theme");
const channels = document.getElementById("channels");
const shown = document.getElementById("channels-shown");

export function showPlace(connection) {
  person.addEventListener("change", () => connection.look({ person: person.value }));
  language.addEventListener("change", () => connection.look({ language: language.value }));
  theme.addEventListener("click", () => setTheme(!document.body.classList.contains("light")));
  shown.addEventListener("click", () => setChannels(!channels.classList.contains("shown")));
  const stored = localStorage.getItem("light");
  setTheme(stored === null ? matchMedia("(prefers-color-scheme: light)").matches : stored === "1");

  function show(seen) {
    person.replaceChildren(...seen.people.map((each) => new Option(each.label, each.id)));
    person.value = seen.person;
    language.value = seen.language;
    channels.firstElementChild.replaceChildren(...seen.channels.map(entry));
    document.getElementById("place").textContent = seen.title;
  }

  function entry(channel) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = channel.label;
    if (channel.within) item.className = "within";
    if (channel.current) button.setAttribute("aria-current", "page");
    button.addEventListener("click", () => { setChannels(false); connection.look({ channel: channel.id }); });
    item.append(button);
    return item;
  }

  return { show };
}

function setChannels(open) {
  channels.classList.toggle("shown", open);
  shown.setAttribute("aria-expanded", String(open));
}

function setTheme(light) {
  document.body.classList.toggle("light", light);
  theme.textContent = light ? "Dark" : "Light";
  localStorage.setItem("light", light ? "1" : "0");
}
