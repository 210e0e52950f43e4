"""Reading a page as people do: its words, without the markup and the line breaks."""

from bs4 import BeautifulSoup, Tag


def main_part(response) -> Tag:
    """What stands between the header and the footer."""
    return BeautifulSoup(response.content, "html.parser").find("main")


def words(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


def factor_card(main: Tag, code: str) -> Tag | None:
    return main.find(id=f"factor-{code}")


def finding(main: Tag) -> str | None:
    """The sentence under the picture of a result."""
    caption = main.find("figcaption")
    return words(caption) if caption else None
