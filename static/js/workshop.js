// Keeps a participant's page with the room. Without it the buttons, "Look again" among them, do the same.

const HIDDEN_PAUSE = 15000;
const FIRST_RETRY = 1000;
const LONGEST_RETRY = 30000;
const PATIENCE = 8000;
const BACK_SHOWN = 5000;
// Seconds at which the time left is read out.
const READ_OUT = [120, 60, 0];

const OFFLINE = "You are offline, your vote is kept.";
const NOT_REACHED = "The workshop cannot be reached, your vote is kept. We will try again.";
const BACK = "You are back.";
const SAVED = "Your answer is in. Wait for the room. You can change it until answers close.";
const KEPT = "Not sent yet. Your answer is kept and goes off as soon as you are back.";
const SENDING = "Sending your answer";
const STAYS = "Your answer is in.";
const IDEA_IN = "Your idea is in. The facilitator reads it before everybody sees it.";
const IDEA_KEPT = "Not sent. Your words are still here: send them again when you are back.";
const RELOAD = "This could not be sent. Load this page again.";

const page = document.querySelector("[data-room]");
const form = document.getElementById("answers");
const screen = document.getElementById("screen");
const said = document.getElementById("said");
const news = document.getElementById("news");
const connection = document.getElementById("connection");
const idea = document.getElementById("idea");
const feedback = document.getElementById("feedback");

const { stateHref } = page.dataset;
const kept = `vote-${page.dataset.room}`;

// What the page shows. `mark` is the server's name for it.
let { mark, phase, step, ballot } = page.dataset;
let pollMs = Number(page.dataset.pollMs);
let html = "";
let timer = { ends: 0, left: 0, runs: false, shown: false, read: null };

let looking = false;
let lookTimer = 0;
let failures = 0;
let wasAway = false;
let backTimer = 0;

// The answer that is not known to be stored: {ballot, body}, kept over a reload. `touched` has the questions that were
// changed on the page and not sent.
let pending = restored();
let sending = false;
const touched = new Set();

function restored() {
  try {
    return JSON.parse(sessionStorage.getItem(kept));
  } catch {
    return null;
  }
}

function keep(vote) {
  pending = vote;
  try {
    if (vote) sessionStorage.setItem(kept, JSON.stringify(vote));
    else sessionStorage.removeItem(kept);
  } catch {
    // A browser that keeps nothing still sends it from this page.
  }
}

function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// ---- Looking

function lookIn(milliseconds) {
  clearTimeout(lookTimer);
  lookTimer = setTimeout(look, milliseconds);
}

// Not in step with the others: a room full of phones would ask in one moment.
function spread(milliseconds) {
  return milliseconds * (0.9 + 0.2 * Math.random());
}

function pause() {
  if (failures) {
    const longest = Math.min(FIRST_RETRY * 2 ** (failures - 1), LONGEST_RETRY);
    return longest * (0.5 + 0.5 * Math.random());
  }
  return spread(document.hidden ? HIDDEN_PAUSE : pollMs);
}

async function look() {
  clearTimeout(lookTimer);
  if (looking) return;
  looking = true;
  try {
    const reply = await fetch(stateHref, {
      headers: { Accept: "application/json", "If-None-Match": mark },
      credentials: "same-origin",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (reply.status === 401) return location.reload();
    if (reply.status === 200) {
      const state = await reply.json();
      mark = reply.headers.get("ETag");
      show(state);
    } else if (reply.status !== 304) {
      throw new Error(`status ${reply.status}`);
    }
    reached();
  } catch {
    failed();
  } finally {
    looking = false;
  }
  lookIn(pause());
}

function failed() {
  failures += 1;
  // One answer that is lost is no news.
  if (!navigator.onLine || failures > 1) away();
}

function away() {
  wasAway = true;
  clearTimeout(backTimer);
  say(connection, navigator.onLine ? NOT_REACHED : OFFLINE);
  page.classList.add("app-room--away");
}

function reached() {
  failures = 0;
  if (wasAway) {
    wasAway = false;
    say(connection, BACK);
    page.classList.remove("app-room--away");
    backTimer = setTimeout(() => say(connection, ""), BACK_SHOWN);
  }
  if (pending) send();
}

// ---- Showing

function show(state) {
  const moved = state.step !== step;
  const changed = moved || state.phase !== phase || (state.ballot ?? "") !== ballot;
  if (state.ballot !== ballot || state.phase !== "voting") touched.clear();
  if (changed) say(said, "");
  ({ phase, step } = state);
  page.dataset.phase = phase;
  ballot = state.ballot ?? "";
  pollMs = state.poll_ms;
  if (state.html !== html) replace(state.html, moved);
  html = state.html;
  tell(state.own);
  unfold();
  setTimer(state.timer_seconds, state.timer_paused);
  if (changed) say(news, state.announcement);
}

// What was chosen and not sent stays, and so does the place of the keyboard.
function replace(markup, moved) {
  const chosen = new FormData(form);
  const focused = document.activeElement;
  const inside = screen.contains(focused);
  screen.innerHTML = markup;
  for (const field of screen.querySelectorAll("input[type=radio], input[type=checkbox]")) {
    if (touched.has(field.name)) field.checked = chosen.getAll(field.name).includes(field.value);
  }
  const again = inside && focused.id ? document.getElementById(focused.id) : null;
  const heading = document.getElementById("screen-title");
  if (moved && !typing()) heading.focus();
  else if (again) again.focus();
  else if (inside) heading.focus();
}

function typing() {
  const { activeElement } = document;
  return activeElement.matches("input[type=text], textarea") && activeElement.value !== "";
}

// The screen is the same on every phone; what this one answered comes beside it.
function tell(own) {
  const answered = Object.keys(own).length > 0;
  const sent = pending && pending.ballot === ballot ? new URLSearchParams(pending.body) : null;
  for (const field of screen.querySelectorAll("input[type=radio], input[type=checkbox]")) {
    if (touched.has(field.name)) continue;
    if (sent) field.checked = sent.getAll(field.name).includes(field.value);
    else if (field.name in own) field.checked = own[field.name].includes(field.value);
  }
  if (phase === "voting" && answered && !sent && !touched.size) answeredNow();
  if (phase === "closed" && answered) say(said, STAYS);
}

function answeredNow() {
  say(said, SAVED);
  const button = screen.querySelector("button[type=submit]");
  if (button) say(button, "Send my changed answer");
}

function unfold() {
  idea.hidden = phase !== "collecting";
  feedback.hidden = phase !== "ended";
  idea.querySelector("[name=step]").value = step;
}

// ---- The timer, in words. It closes nothing.

function setTimer(seconds, paused) {
  const shown = seconds !== null && seconds !== undefined;
  timer = { ends: Date.now() + seconds * 1000, left: seconds, runs: shown && !paused, shown, read: timer.read };
  if (!shown) timer.read = null;
  tick();
}

function tick() {
  if (!timer.shown || !timer.runs) return;
  const left = Math.max(0, Math.round((timer.ends - Date.now()) / 1000));
  const place = screen.querySelector("[data-timer]");
  if (place) say(place, timerText(left));
  const due = READ_OUT.filter((seconds) => left <= seconds).at(-1);
  if (due === undefined || due === timer.read) return;
  // What was under way when the page came is not read out late.
  if (timer.read !== null || left === due) say(news, timerText(left));
  timer.read = due;
}

// As the server words it (presenters/timer.py).
function timerText(left) {
  if (!left) return "The time is up. You can still answer.";
  const parts = [
    [Math.floor(left / 60), "minute"],
    [left % 60, "second"],
  ];
  const words = parts.filter(([count]) => count).map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`);
  return `${words.join(" ")} left`;
}

// ---- Sending

function token() {
  return form.elements.csrfmiddlewaretoken.value;
}

async function post(href, body) {
  return fetch(href, {
    method: "POST",
    body: new URLSearchParams(body),
    headers: { Accept: "application/json", "X-CSRFToken": token() },
    credentials: "same-origin",
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
  });
}

// One at a time, the latest last: sending one again changes nothing.
async function send() {
  if (sending || !pending) return;
  sending = true;
  const vote = pending;
  try {
    const reply = await post(form.action, vote.body);
    if (reply.ok) acknowledged(vote);
    else if (reply.status === 401) return location.reload();
    else if (reply.status === 403) refused(RELOAD);
    else if ([409, 422].includes(reply.status)) refused((await reply.json()).message);
    else throw new Error(`status ${reply.status}`);
  } catch {
    say(said, KEPT);
    if (failures === 0) failed();
    lookIn(pause());
  } finally {
    sending = false;
  }
  if (pending && pending !== vote) send();
}

function acknowledged(vote) {
  if (pending !== vote) return;
  keep(null);
  if (vote.ballot === ballot && !touched.size) answeredNow();
}

function refused(message) {
  keep(null);
  say(said, message);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const body = new FormData(form);
  body.delete("csrfmiddlewaretoken");
  touched.clear();
  say(said, SENDING);
  keep({ ballot: body.get("ballot"), body: new URLSearchParams(body).toString() });
  if (navigator.onLine) send();
  else say(said, KEPT);
});

form.addEventListener("change", (event) => {
  touched.add(event.target.name);
  if (pending === null) say(said, "");
});

idea.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const field = idea.querySelector("[name=text]");
  const place = document.getElementById("idea-said");
  const text = field.value;
  try {
    const reply = await post(event.target.action, new FormData(event.target));
    if (reply.status === 401) location.reload();
    else if (reply.status === 403) say(place, RELOAD);
    else if (reply.ok) {
      if (field.value === text) field.value = "";
      say(place, IDEA_IN);
    } else say(place, (await reply.json()).message);
  } catch {
    say(place, IDEA_KEPT);
  }
  field.focus();
});
idea.addEventListener("input", () => say(document.getElementById("idea-said"), ""));

addEventListener("offline", away);
addEventListener("online", look);
addEventListener("pageshow", look);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) look();
});
setInterval(tick, 1000);

page.classList.add("app-room--live");
if (page.dataset.timerSeconds !== "") setTimer(Number(page.dataset.timerSeconds), "timerPaused" in page.dataset);
if (!navigator.onLine) away();
// An answer that was on its way when the page was loaded anew stands in it again.
tell({});
look();
