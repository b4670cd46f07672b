"""The app as in production, with one small signed-in page beside it and the queries counted in a header."""

from peersupport.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench_urls"
# Compressed for whoever asks for it, as the proxy does in production.
MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", "tests.bench_urls.QueriesMiddleware", *MIDDLEWARE]  # noqa: F405
