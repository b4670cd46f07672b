"""The plan as a page shows it, and what the person said to it."""

from goals.models import PlanAgreement, Step
from goals.models.agreement import digest_of, plan_of


def plan_page(client):
    text, agreed = plan_of(client), PlanAgreement.newest_of(client)
    return {
        "plan": [{**goal, "steps": [(words, Step.Owner(owner)) for words, owner in goal["steps"]]} for goal in text],
        "seen": digest_of(text),
        "agreed": agreed,
        "is_still_so": agreed is not None and agreed.is_still_so(text),
    }
