// One line that says what happened, for a while; read out by screen readers.

const SHOWN_FOR = 8000;
const notice = document.getElementById("notice");
let shown = 0;

export function tell(text) {
  notice.textContent = text;
  clearTimeout(shown);
  shown = setTimeout(() => { notice.textContent = ""; }, SHOWN_FOR);
}
