from django.db import connection
from django.http import HttpResponse
from django.template import engines
from django.urls import path

from accounts.access import signed_in
from peersupport.urls import urlpatterns as pages

SMALL = engines["django"].from_string("<!doctype html><title>small</title><p>{{ user.name }}</p>")


@signed_in
def small(request):
    return HttpResponse(SMALL.render({"user": request.user}, request))


class QueriesMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        count = 0

        def counting(execute, *args):
            nonlocal count
            count += 1
            return execute(*args)

        with connection.execute_wrapper(counting):
            response = self.get_response(request)
        response.headers["X-Queries"] = count
        return response


urlpatterns = [path("small/", small, name="small"), *pages]
