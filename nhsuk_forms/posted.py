from django.http import HttpRequest, QueryDict


def posted(request: HttpRequest) -> QueryDict | None:
    """What a view hands to its form: nothing (the form is not bound) unless the page was sent.

    A page that was sent without anything in it is sent all the same.
    """
    return request.POST if request.method == "POST" else None
