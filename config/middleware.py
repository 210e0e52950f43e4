from django.core.exceptions import BadRequest


class Utf8Middleware:
    """Refuses a body that names another encoding than UTF-8, in which no page of ours is sent.

    Django reads a form with several parts in whatever encoding it names, among them some that give text which no
    database and no page can hold.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.content_params.get("charset", "utf-8").lower() != "utf-8":
            raise BadRequest("This service takes UTF-8 only.")
        return self.get_response(request)
