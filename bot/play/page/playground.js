// The playground: what one does goes to the server, what it shows comes back as HTML of its making.

import { connect } from "./connection.js";
import { showLog } from "./log.js";
import { showPlace } from "./place.js";
import { showComposer } from "./composer.js";
import { showForm } from "./form.js";
import { tell } from "./notice.js";

const connection = connect();
const composer = showComposer(connection);
const log = showLog(connection, composer);
const place = showPlace(connection);

connection.on("place", (seen) => {
  place.show(seen);
  composer.knows(seen);
  log.clear();
});
connection.on("commands", (seen) => { composer.offersCommands(seen.commands); log.offersMenus(seen.menus); });
connection.on("message", (seen) => log.show(seen));
connection.on("form", (seen) => showForm(connection, seen));
connection.on("choices", (seen) => composer.offer(seen));
connection.on("notice", (seen) => tell(seen.text));
