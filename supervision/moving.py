"""The planned meetings of a team that goes to another supervisor."""

from django.utils import timezone

from .models import Meeting


class Moved:
    """`going`: {meeting: the new supervisor of everybody in it}; `others`: those whose people part ways."""

    def __init__(self, supervisor, chosen):
        ahead = Meeting.objects.to_hold().filter(supervisor=supervisor, starts_at__gt=timezone.now())
        theirs = ahead.filter(attendances__specialist__in=[one.pk for one in chosen]).distinct().soonest_first()
        self.going, self.others = {}, []
        for meeting in theirs.with_people():
            to, *more = {chosen.get(one) for one in meeting.specialists}
            if to and not more:
                self.going[meeting] = to
            else:
                self.others.append(meeting)


def hand_meetings_on(sender, supervisor, chosen, closes, **kept):
    """They stay at their day and hour; where people part ways the meeting stays, or is called off with the account."""
    moved = Moved(supervisor, chosen)
    for meeting, to in moved.going.items():
        meeting.supervisor = to
        meeting.save(update_fields=["supervisor"])
    for meeting in moved.others if closes else []:
        meeting.call_off()
