def test_an_earlier_version_stays_readable_and_offers_nothing_to_change(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    client.post(sheets.page("policy"), {"POL1": "5"})
    client.post(sheets.page("submit"))
    draft = client.post(sheets.page("reopen"), {"reason": "Again"}).url.rsplit("/", 2)[0]
    client.post(f"{draft}/submit/")

    page = soup(client.get(sheets.page("version")))

    assert page.h1.get_text() == "Your answers, version 1"
    assert "Version 1, sent on" in page.get_text()
    assert "replaced by a later version" in page.get_text()
    assert "Strongly agree" in page.find(id="question-POL1").get_text()
    assert not page.main.find("button")
    assert [link.get_text() for link in page.main.find_all("a")] == []


def test_nobody_else_finds_it(sign_in, manager, partner, outsider, sheets):
    for other in (manager, partner, outsider):
        assert sign_in(other).get(sheets.page("version")).status_code == 404


def test_other_methods_are_refused(sign_in, colleague, sheets):
    assert sign_in(colleague).post(sheets.page("version")).status_code == 405
