def test_feature_24_help_stands_in_the_same_place_on_every_page(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    pages = [
        "/home/",
        sheets.assessment.get_absolute_url(),
        f"{sheets.assessment.get_absolute_url()}about-you/",
        sheets.page("policy"),
        sheets.page("first-move", of=sheets.partnership),
        sheets.page("check"),
        sheets.page("version"),
    ]
    client.post(sheets.page("submit", of=sheets.partnership))
    pages += [sheets.page("submitted", of=sheets.partnership), sheets.page("reopen", of=sheets.partnership)]

    footers = []
    for address in pages:
        page = soup(client.get(address, follow=True))
        footers.append([(link.get_text(strip=True), link["href"]) for link in page.footer.find_all("a")])

    assert any("Get help" in text for text, _ in footers[0])
    assert footers == [footers[0]] * len(pages)
