"""A device that is not one's own: a short stay, no passkey, and nothing left behind."""

KEY = "borrowed"
IDLE_MINUTES = 5


def is_borrowed(request):
    return request.session.get(KEY, False)


def say_whose(request):
    """The tick “this is not my device” of a form; a form without it is one's own."""
    request.session[KEY] = "not_mine" in request.POST


def leave_nothing(response):
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response.headers["Cache-Control"] = "no-store"
