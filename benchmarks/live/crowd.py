"""So many phones in one process: each joins, looks every second, and answers once within some seconds of an opening.

    python -m benchmarks.live.crowd '{"port": 8000, "code": "ACDEFG", "phones": 500, "within": 10, …}'

`paths` and `session` are the addresses of the facilitators' polls and what opens them. One line of JSON comes out when
everybody is in, and one for each line "report BALLOT" that comes in: what the phones lived through in that ballot.
"""

import asyncio
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlencode

LOOK_EVERY = 1.0
PATIENCE = 8.0
NAMES = re.compile(r'<input[^>]*type="radio"[^>]*>')


@dataclass
class Seen:
    """What the crowd lived through, in the server's machine's time."""

    votes: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    reveals: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    looks: list[float] = field(default_factory=list)
    troubles: Counter = field(default_factory=Counter)


class Line:
    """One connection, kept open, as a browser keeps it; opened anew where the server has closed it."""

    def __init__(self, port: int):
        self.port = port
        self.reader = self.writer = None

    async def ask(self, method: str, path: str, headers: dict[str, str], body: str = ""):
        """Once more where the server had closed the connection in between."""
        try:
            return await self._try(method, path, headers, body)
        except (ConnectionError, asyncio.IncompleteReadError):
            return await self._try(method, path, headers, body)

    async def _try(self, method: str, path: str, headers: dict[str, str], body: str):
        try:
            return await asyncio.wait_for(self._ask(method, path, headers, body), PATIENCE)
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            # Half an answer may still be on its way.
            if self.writer is not None:
                self.writer.close()
            self.writer = None
            raise

    async def _ask(self, method: str, path: str, headers: dict[str, str], body: str):
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if method == "POST":
            lines += [f"Content-Length: {len(body)}", "Content-Type: application/x-www-form-urlencoded"]
        self.writer.write(("\r\n".join(lines) + "\r\n\r\n" + body).encode())
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status, found, cookies = int(head[0].split()[1]), {}, {}
        for line in filter(None, head[1:]):
            name, _, value = line.partition(": ")
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                cookies[key] = rest.split(";")[0]
            found[name.lower()] = value
        length = int(found.get("content-length", 0)) if status not in (204, 304) else 0
        text = (await self.reader.readexactly(length)).decode() if length else ""
        if found.get("connection", "").lower() == "close":
            self.writer.close()
            self.writer = None
        return status, found, cookies, text


class Phone:
    def __init__(self, port: int, code: str, within: float, dice: random.Random, seen: Seen):
        self.line, self.code, self.within, self.dice, self.seen = Line(port), code, within, dice, seen
        self.cookies: dict[str, str] = {}
        self.mark = ""
        self.answering: set[str] = set()
        self.revealed: set[str] = set()
        self.tasks: set[asyncio.Task] = set()
        self.turn = asyncio.Lock()

    async def join(self) -> None:
        _, _, cookies, _ = await self._ask("GET", f"/w/{self.code}/")
        self.cookies |= cookies
        form = {"csrfmiddlewaretoken": self.cookies["csrftoken"], "name": "", "group": ""}
        status, _, cookies, text = await self._ask("POST", f"/w/{self.code}/join/", form)
        self.cookies |= cookies
        if "seat" not in self.cookies:
            raise RuntimeError(f"Nobody was let in: {status} {text[:300]}")

    async def live(self) -> None:
        await asyncio.sleep(self.dice.random() * LOOK_EVERY)
        while True:
            try:
                await self._look()
            except (OSError, TimeoutError, asyncio.IncompleteReadError) as trouble:
                self.seen.troubles[type(trouble).__name__] += 1
            await asyncio.sleep(LOOK_EVERY)

    async def _look(self) -> None:
        began = time.time()
        status, headers, _, text = await self._ask("GET", f"/w/{self.code}/state/", mark=self.mark)
        self.seen.looks.append(time.time() - began)
        if status == 304:
            return
        if status != 200:
            self.seen.troubles[str(status)] += 1
            return
        self.mark, state = headers["etag"], json.loads(text)
        ballot = state["ballot"]
        if state["phase"] == "voting" and ballot not in self.answering:
            self.answering.add(ballot)
            task = asyncio.ensure_future(self._answer(ballot, state["html"]))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)
        if state["phase"] == "revealed" and ballot not in self.revealed:
            self.revealed.add(ballot)
            self.seen.reveals[ballot].append(time.time())

    async def _answer(self, ballot: str, html: str) -> None:
        await asyncio.sleep(self.dice.random() * (self.within - LOOK_EVERY))
        given = {name: str(self.dice.randint(1, 5)) for name in _radio_names(html)}
        form = {"csrfmiddlewaretoken": self.cookies["csrftoken"], "ballot": ballot, **given}
        began = time.time()
        for _ in range(5):
            try:
                status, *_ = await self._ask("POST", f"/w/{self.code}/answer/", form)
            except (OSError, TimeoutError, asyncio.IncompleteReadError) as trouble:
                self.seen.troubles[type(trouble).__name__] += 1
                continue
            if status == 200:
                self.seen.votes[ballot].append(time.time() - began)
                return
            self.seen.troubles[f"answer {status}"] += 1

    async def _ask(self, method: str, path: str, form: dict[str, str] | None = None, mark: str = ""):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"Accept": "application/json"} if path.endswith(("state/", "answer/")) else {}
        headers |= {"If-None-Match": mark} if mark else {}
        # One request at a time on one connection.
        async with self.turn:
            return await self.line.ask(method, path, headers, urlencode(form or {}))


async def watch_as_staff(port: int, path: str, session: str, seen: Seen) -> None:
    """A facilitator's screen, which is told of every answer that comes in."""
    line, mark = Line(port), ""
    while True:
        headers = {"Cookie": f"sessionid={session}", "Accept": "application/json"}
        try:
            status, found, _, _ = await line.ask(
                "GET", path, headers | ({"If-None-Match": mark} if mark else {})
            )
            mark = found.get("etag", mark)
            if status not in (200, 304):
                seen.troubles[f"staff {status}"] += 1
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as trouble:
            seen.troubles[type(trouble).__name__] += 1
        await asyncio.sleep(LOOK_EVERY)


def _radio_names(html: str) -> list[str]:
    names = [re.search(r'name="([^"]+)"', tag) for tag in NAMES.findall(html)]
    return list(dict.fromkeys(found.group(1) for found in names if found))


async def main() -> None:
    asked = json.loads(sys.argv[1])
    port, dice, seen = asked["port"], random.Random(asked["seed"]), Seen()
    crowd = [
        Phone(port, asked["code"], asked["within"], random.Random(dice.random()), seen)
        for _ in range(asked["phones"])
    ]
    door = asyncio.Semaphore(20)

    async def come_in(phone: Phone) -> None:
        async with door:
            await phone.join()

    await asyncio.gather(*map(come_in, crowd))
    living = [asyncio.ensure_future(phone.live()) for phone in crowd]
    living += [
        asyncio.ensure_future(watch_as_staff(port, path, asked["session"], seen)) for path in asked["paths"]
    ]
    print(json.dumps({"in": len(crowd)}), flush=True)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        _, ballot = line.split()
        report = {
            "votes": seen.votes[ballot],
            "reveals": seen.reveals[ballot],
            "looks": seen.looks[:],
            "troubles": dict(seen.troubles),
        }
        seen.looks.clear()
        seen.troubles.clear()
        print(json.dumps(report), flush=True)
    for task in living:
        task.cancel()


if __name__ == "__main__":
    asyncio.run(main())
