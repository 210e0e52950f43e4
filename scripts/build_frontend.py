"""Copy what pages need from the npm packages into build/frontend, and nothing else.

There is no bundler: the packages ship minified files. Pages name them as

    nhsuk/nhsuk-frontend.min.css   nhsuk/nhsuk-frontend.min.js   nhsuk/assets/images/…
    plotly/plotly-cartesian.min.js

Run by the set-up; by hand: python -m scripts.build_frontend
"""

import re
import shutil
from pathlib import Path

from scripts.steps import ROOT, Stop

SOURCE = ROOT / "node_modules"
TARGET = ROOT / "build" / "frontend"

# (pattern below node_modules, folder below build/frontend). The .map files go along because the style sheet
# names its own, and the hashed static names refuse a style sheet that names a file which is not there.
WANTED = [
    ("nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css", "nhsuk"),
    ("nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css.map", "nhsuk"),
    ("nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.js", "nhsuk"),
    ("nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.js.map", "nhsuk"),
    ("nhsuk-frontend/dist/nhsuk/assets/images/*", "nhsuk/assets/images"),
    ("plotly.js-cartesian-dist-min/plotly-cartesian.min.js", "plotly"),
]

FONT_FACE = re.compile(r"@font-face\{[^}]*\}")


def build() -> None:
    for pattern, folder in WANTED:
        files = sorted(SOURCE.glob(pattern))
        if not files:
            raise Stop(f"The npm packages hold no {pattern}. Delete node_modules and run this again.")
        (TARGET / folder).mkdir(parents=True, exist_ok=True)
        for file in files:
            _copy(file, TARGET / folder / file.name)


def _copy(file: Path, target: Path) -> None:
    if file.suffix == ".css":
        target.write_text(own_host_only(file.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        shutil.copyfile(file, target)


def own_host_only(css: str) -> str:
    """The style sheet without fonts of another host, and with its images beside it.

    Nothing may be loaded from elsewhere (the content security policy refuses it), and an address that begins
    with /assets/ would miss the folder that static files are served from.
    """
    return FONT_FACE.sub("", css).replace("url(/assets/", "url(assets/")


if __name__ == "__main__":
    build()
