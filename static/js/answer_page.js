// Saves a question page while it is open. Without this script "Continue" and "Save and come back later" do the same.

const NOTE_PAUSE = 2000;
const FIRST_RETRY = 2000;
const LONGEST_RETRY = 60000;
const LONGEST_WAIT = 4000;

const page = document.querySelector("[data-save-href]");
const form = document.getElementById("answers");
const status = document.getElementById("saved");

// What the server is known to have, so that nothing is sent without change. A page that came back with an error,
// or with what was typed before signing in again, holds what the server does not have.
const stored = page.dataset.unsaved === undefined ? asServed() : new Map();
let saving = false;
let timer = 0;
let retryAfter = FIRST_RETRY;
let leaving = false;
// The button that was pressed while a save was on its way, and what calls that save off.
let pressed = null;
let underway = null;

function snapshot() {
  const fields = noTicks();
  for (const [name, value] of new FormData(form)) {
    if (isAnswer(name)) add(fields, name, value);
  }
  return fields;
}

// Boxes of one name are one answer: their codes with spaces between, nothing where none is ticked.
function noTicks() {
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  return new Map(boxes.map((box) => [box.name, ""]));
}

function add(fields, name, value) {
  const before = isTicks(name) ? fields.get(name) : "";
  fields.set(name, before ? `${before} ${value}` : value);
}

function isTicks(name) {
  return form.elements[`shown_${name}`] !== undefined;
}

// Not what the fields hold now: coming back to a page, browsers fill in what was typed there.
function asServed() {
  const fields = noTicks();
  for (const field of form.elements) {
    if (!isAnswer(field.name)) continue;
    if (field.type === "textarea") fields.set(field.name, field.defaultValue);
    if (["radio", "checkbox"].includes(field.type) && field.defaultChecked) add(fields, field.name, field.value);
  }
  return fields;
}

// Everything but the forgery token, the marks and the word on the section, which only Continue says.
function isAnswer(name) {
  return name !== "csrfmiddlewaretoken" && name !== "section_completed" && !/^(seen|shown)_/.test(name);
}

// A note goes with the mark of what it was: so the server can tell whether another window has changed it since.
// Ticks go with what the page showed: so the server can tell that the last one was taken away.
function withMarks(fields) {
  const body = new URLSearchParams();
  for (const [name, value] of fields) {
    const values = isTicks(name) ? value.split(" ").filter(Boolean) : [value];
    for (const one of values) body.append(name, one);
    const mark = form.elements[isTicks(name) ? `shown_${name}` : name.replace(/^note_/, "seen_")];
    if (mark && mark.type === "hidden") body.set(mark.name, mark.value);
  }
  return body;
}

function changes() {
  const now = snapshot();
  return new Map([...now].filter(([name, value]) => stored.get(name) !== value));
}

function say(text) {
  if (status.textContent !== text) status.textContent = text;
}

// `marks` are those of the notes that are stored now.
function heed({ message, marks = {} }) {
  for (const [name, mark] of Object.entries(marks)) form.elements[name].value = mark;
  say(message);
}

function saveIn(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(save, milliseconds);
}

async function save() {
  clearTimeout(timer);
  if (saving || leaving) return;
  const sent = changes();
  if (sent.size === 0) return;
  saving = true;
  underway = new AbortController();
  let again = 0;
  try {
    again = await send(sent);
  } catch {
    say("Not saved yet. We will try again.");
    again = retryAfter;
    retryAfter = Math.min(retryAfter * 2, LONGEST_RETRY);
  }
  saving = false;
  if (pressed) form.requestSubmit(pressed);
  else if (again) saveIn(again);
}

// Gives the pause before the next try, 0 for none. Throws where trying again may help.
async function send(sent) {
  const reply = await fetch(page.dataset.saveHref, {
    method: "POST",
    body: withMarks(sent),
    headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    redirect: "manual",
    credentials: "same-origin",
    signal: underway.signal,
  });
  if (reply.ok) {
    for (const [name, value] of sent) stored.set(name, value);
    retryAfter = FIRST_RETRY;
    heed(await reply.json());
    // Something may have been changed while this was on its way.
    return changes().size ? NOTE_PAUSE : 0;
  }
  if ([401, 409, 422].includes(reply.status)) {
    // The server says why and what to do; sending the same again would not help.
    heed(await reply.json());
    return 0;
  }
  throw new Error(`status ${reply.status}`);
}

form.addEventListener("change", (event) => {
  if (isAnswer(event.target.name)) save();
});
form.addEventListener("input", (event) => {
  if (event.target.matches("textarea")) saveIn(NOTE_PAUSE);
});
// What is on its way could come to the server after the page as a whole, and put an older answer in its place: so the
// page waits for it, though not for long.
form.addEventListener("submit", (event) => {
  if (saving) {
    event.preventDefault();
    pressed = event.submitter;
    setTimeout(() => underway.abort(), LONGEST_WAIT);
    return;
  }
  leaving = true;
  clearTimeout(timer);
});
addEventListener("pageshow", () => {
  leaving = false;
  pressed = null;
});
addEventListener("beforeunload", (event) => {
  if (!leaving && changes().size) event.preventDefault();
});
addEventListener("online", save);
