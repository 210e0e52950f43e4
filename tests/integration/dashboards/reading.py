from bs4 import BeautifulSoup


def soup(response):
    """A page that came: its status is looked at first, so that a refusal is not read as an empty page."""
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser")
