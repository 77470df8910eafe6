// A form that the bot opens: shown in a dialog, sent with its files.

import { tell } from "./notice.js";

const dialog = document.getElementById("dialog");
const form = dialog.querySelector("form");

export function showForm(connection, seen) {
  form.innerHTML = seen.html;
  form.querySelector("h2").id = "dialog-title";
  form.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
  form.onsubmit = async (event) => {
    event.preventDefault();
    try {
      const values = await Promise.all([...form.querySelectorAll("[data-id]")].map(value));
      connection.send({ do: "submit", form: seen.form, values });
      dialog.close();
    } catch (error) {
      tell(error.message);
    }
  };
  dialog.showModal();

  async function value(field) {
    const given = { id: field.dataset.id, type: Number(field.dataset.type) };
    if (field.type === "file") {
      const keys = await Promise.all([...field.files].map((each) => connection.upload(each)));
      return { ...given, values: keys };
    }
    if (field.localName === "select") {
      return { ...given, values: [...field.selectedOptions].map((each) => each.value).filter(Boolean) };
    }
    return { ...given, value: field.value };
  }
}
