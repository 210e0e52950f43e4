"""The definitions that ship: each can be read, is what its folder says, and never changes once published."""

from models_engine import load_instrument, shipped_versions

# A new version gets a line here when it is released. A line is never changed: answers were given to that wording.
CONTENT = {
    ("learning-ecosystem", 1): "ac993546b4be44456c91ef6c210a2221f168c54903c351323321627ee38e871f",
    ("learning-ecosystem", 2): "7e99551a23c1117572c87f1342731cd80c06a24343c84a60ff1e6755d85224e7",
}


def test_every_version_is_what_its_folder_says():
    shipped = {version: load_instrument(*version) for version in shipped_versions()}

    assert {version: (found.slug, found.version) for version, found in shipped.items()} == {
        version: version for version in shipped
    }


def test_what_was_published_stays_as_it_was():
    assert {version: load_instrument(*version).content_hash for version in shipped_versions()} == CONTENT
