from django import template

from accounts.credentials import until_words

register = template.Library()
register.filter("until_words", until_words)


@register.filter
def calls_for_renewal(member, agency):
    """It has run out, or does within the days that the agency wants to be told before."""
    return member.has_run_out or member.runs_out_within(agency.credential_warning_days)


@register.inclusion_tag("accounts/_credential_notice.html")
def my_credential(member, agency):
    """One line for whoever it is about; nothing before its time."""
    says = calls_for_renewal(member, agency)
    return {"member": member, "words": until_words(member) if says else ""}


@register.inclusion_tag("accounts/_credentials_of_team.html")
def credentials_of_team(people, agency):
    """How many of these run out soon or have run out; asks the database nothing."""
    return {
        "soon": sum(one.runs_out_within(agency.credential_warning_days) for one in people),
        "expired": sum(one.has_run_out for one in people),
    }
