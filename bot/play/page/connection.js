// The socket to the server: kept, opened again when it closes, with who looks at which channel.

import { tell } from "./notice.js";

const AGAIN_AFTER = 1000;

export function connect() {
  const heard = {};
  const looking = JSON.parse(sessionStorage.getItem("looking") || "{}");
  let socket = null;

  function open() {
    const address = new URL("socket", location.href);
    address.protocol = "ws:";
    socket = new WebSocket(address);
    socket.addEventListener("open", () => send({ do: "look", ...looking }));
    socket.addEventListener("message", (event) => {
      const seen = JSON.parse(event.data);
      heard[seen.see](seen);
    });
    socket.addEventListener("close", () => {
      tell("The playground has ended, or is out of reach. Trying again…");
      setTimeout(open, AGAIN_AFTER);
    });
  }

  function send(deed) {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(deed));
    else tell("The playground is out of reach: nothing was sent.");
  }

  function look(change) {
    Object.assign(looking, change);
    sessionStorage.setItem("looking", JSON.stringify(looking));
    send({ do: "look", ...looking });
  }

  // Returns the key by which the server knows the file from now on.
  async function upload(file) {
    const answer = await fetch(`upload?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file });
    if (!answer.ok) throw new Error("The file is too large to be uploaded here.");
    return (await answer.json()).key;
  }

  open();
  return { send, look, upload, on: (kind, hear) => { heard[kind] = hear; } };
}
