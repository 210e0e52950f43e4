"""Tagged PDF (PDF/UA-1) from a page of HTML. The library and what it needs of the system load with the first one."""

import logging
from collections.abc import Mapping
from pathlib import Path

from django.contrib.staticfiles import finders

STYLE = "css/report.css"


class NoPdf(Exception):
    """PDF files cannot be made on this machine: system libraries are missing."""


def write_pdf(html: str, pictures: Mapping[str, str]) -> bytes:
    """`pictures` are SVG texts by the name that the page's images have. Nothing else is loaded from anywhere."""
    try:
        from weasyprint import CSS, HTML
        from weasyprint.urls import URLFetcher, URLFetcherResponse
    except (ImportError, OSError) as error:
        logging.getLogger(__name__).error("PDF files need Pango and HarfBuzz, which are not there: %s", error)
        raise NoPdf from error

    # It tells of every page that it lays out.
    logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)

    class OwnPictures(URLFetcher):
        def fetch(self, url: str, headers=None):
            name = url.removeprefix("report:")
            if name not in pictures:
                raise ValueError(f"A report loads nothing but its own pictures, not {url}.")
            return URLFetcherResponse(url, pictures[name].encode(), {"Content-Type": "image/svg+xml"})

    style = CSS(string=Path(finders.find(STYLE)).read_text(encoding="utf-8"))
    page = HTML(string=html, base_url="report:", url_fetcher=OwnPictures())
    return page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1", uncompressed_pdf=False)
