from django.conf import settings
from django.core.checks import Error
from django.urls import URLPattern, get_resolver

CLIENT_RULES = {"for_client", "for_manager", "for_specialist"}
GROUP_RULES = {"for_group", "for_leader"}


def every_view_says_who_may_enter(app_configs, **kwargs):
    """A view without a mark, or a client's page without the gate, stops the build."""
    errors = []
    for route, view in all_views(get_resolver()):
        rule = getattr(view, "access_rule", None)
        if rule is None:
            errors.append(Error(f"{route or '/'} does not say who may enter.", id="accounts.E001"))
        elif "client_pk" in route and rule not in CLIENT_RULES:
            errors.append(Error(f"{route} takes a client but is not behind the gate.", id="accounts.E002"))
        elif "group_pk" in route and rule not in GROUP_RULES:
            errors.append(Error(f"{route} takes a group but is not behind its gate.", id="accounts.E004"))
    return errors


def all_views(resolver, prefix=""):
    for entry in resolver.url_patterns:
        route = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLPattern):
            yield route, entry.callback
        else:
            yield from all_views(entry, route)


def one_tap_sign_in_is_for_the_demo_alone(app_configs, **kwargs):
    """One tap signs anybody in, so it may only stand before the demo's own database."""
    if settings.DEMO and not settings.DATABASES["default"]["NAME"].endswith("peersupport_demo"):
        return [Error("PEERSUPPORT_DEMO is set, but this is not the demo's database.", id="accounts.E003")]
    return []
