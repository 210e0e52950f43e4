// Keeps the facilitator's and the presenter's screens with the room. Every button works without it, as a form.

const PAUSE = 1000;
const HIDDEN_PAUSE = 5000;
const LONGEST_RETRY = 30000;
const PATIENCE = 8000;
const BACK_SHOWN = 5000;
// "6 minutes behind" grows by itself: now and then the whole is asked for.
const FRESH_EVERY = 30000;

const AWAY = "The connection is lost. What you see may be out of date. Trying again.";
const BACK = "The connection is back.";

const page = document.querySelector("[data-poll]");
const connection = document.querySelector("[data-connection]");
const announcement = document.querySelector("[data-announcement]");
const { poll } = page.dataset;

let { mark, phase, step } = page.dataset;
let timer = { ends: 0, shown: false, runs: false };
let failures = 0;
let asked = Date.now();
const shown = {};

function say(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

function pause() {
  if (!failures) return document.hidden ? HIDDEN_PAUSE : PAUSE;
  return Math.min(PAUSE * 2 ** (failures - 1), LONGEST_RETRY) * (0.5 + 0.5 * Math.random());
}

async function look() {
  const headers = { Accept: "application/json" };
  if (Date.now() - asked < FRESH_EVERY) headers["If-None-Match"] = mark;
  try {
    const reply = await fetch(poll, {
      headers,
      credentials: "same-origin",
      cache: "no-store",
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
    // Signed out, or no longer one of the facilitators: the page itself says so.
    if (reply.type === "opaqueredirect" || [403, 404].includes(reply.status)) return location.reload();
    if (reply.status === 200) {
      const state = await reply.json();
      mark = reply.headers.get("ETag");
      asked = Date.now();
      show(state);
    } else if (reply.status !== 304) {
      throw new Error(`status ${reply.status}`);
    }
    reached();
  } catch {
    failures += 1;
    if (failures > 1) say(connection, AWAY);
  }
  setTimeout(look, pause());
}

function reached() {
  if (failures > 1) {
    say(connection, BACK);
    setTimeout(() => say(connection, ""), BACK_SHOWN);
  }
  failures = 0;
}

function show(state) {
  if (!state.open && page.dataset.leavesAtEnd !== undefined) return location.reload();
  const changed = state.phase !== phase || state.step !== step;
  const moved = state.step !== step;
  ({ phase, step } = state);
  for (const [name, html] of Object.entries(state.regions)) replace(name, html);
  if (moved) follow();
  setTimer(state.timer_seconds, state.timer_paused);
  if (changed) say(announcement, state.announcement);
}

// The place of the keyboard, and what was opened, stay where they are.
function replace(name, html) {
  if (shown[name] === html) return;
  const first = shown[name] === undefined;
  shown[name] = html;
  const region = document.querySelector(`[data-region="${name}"]`);
  const opened = [...region.querySelectorAll("details[open]")].map((details) => details.id);
  const focused = document.activeElement;
  const inside = region.contains(focused) && focused !== region;
  region.innerHTML = html;
  for (const field of region.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token();
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  if (!inside) return;
  const again = focused.id && document.getElementById(focused.id);
  (again || region.querySelector("[tabindex='-1']"))?.focus({ preventScroll: first });
}

function token() {
  return document.querySelector("[data-token] [name=csrfmiddlewaretoken]")?.value ?? "";
}

// What is written down belongs to the step at which it was begun: a form in which somebody types keeps its own.
function follow() {
  for (const field of document.querySelectorAll(".app-run__write-down [name=step]")) {
    const text = field.form.querySelector("textarea");
    if (text.value === "") field.value = step;
  }
}

// ---- The timer, in words. It closes nothing.

function setTimer(seconds, paused) {
  const there = seconds !== null && seconds !== undefined;
  timer = { ends: Date.now() + seconds * 1000, shown: there, runs: there && !paused };
  tick();
}

function tick() {
  if (!timer.shown || !timer.runs) return;
  say(page.querySelector("[data-timer]"), timerText(Math.max(0, Math.round((timer.ends - Date.now()) / 1000))));
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

// Whoever has no script looks again by hand.
document.querySelector("[data-look-again]").hidden = true;
setInterval(tick, 1000);
const { timerSeconds, timerPaused } = page.dataset;
if (timerSeconds) setTimer(Number(timerSeconds), Boolean(timerPaused));
setTimeout(look, PAUSE);
