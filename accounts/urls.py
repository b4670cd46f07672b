from django.urls import path

from .views import codes, credentials, entrance, history, mine, pin, programs, staff, team

app_name = "accounts"
urlpatterns = [
    path("setup/", entrance.setup, name="setup"),
    path("come-in/", entrance.come_in, name="come_in"),
    path("come-in/<str:token>/", entrance.come_in_link, name="come_in_link"),
    path("invitations/<uuid:agency_pk>/<str:token>/", entrance.accept, name="accept"),
    path("staff/", staff.staff, name="staff"),
    path("staff/invite/", staff.invite, name="invite"),
    path("staff/invitations/<uuid:pk>/send-again/", staff.resend, name="resend"),
    path("staff/invitations/<uuid:pk>/take-back/", staff.withdraw, name="withdraw"),
    path("staff/<uuid:pk>/", staff.member, name="member"),
    path("staff/credentials/", credentials.credentials, name="credentials"),
    path("staff/<uuid:pk>/history/", history.member, name="member_history"),
    path("staff/<uuid:pk>/credential/", credentials.credential, name="credential"),
    path("staff/<uuid:pk>/team/", team.team, name="team"),
    path("staff/<uuid:pk>/close/", staff.deactivate, name="deactivate"),
    path("staff/<uuid:pk>/reopen/", staff.reactivate, name="reactivate"),
    path("programs/", programs.programs, name="programs"),
    path("programs/new/", programs.program_new, name="program_new"),
    path("programs/<uuid:pk>/", programs.program, name="program"),
    path("programs/<uuid:pk>/close/", programs.program_close, name="program_close"),
    path("programs/<uuid:pk>/reopen/", programs.program_reopen, name="program_reopen"),
    path("programs/<uuid:pk>/codes/new/", codes.code_new, name="code_new"),
    path("programs/<uuid:pk>/codes/<uuid:code_pk>/", codes.code, name="code"),
    path("programs/<uuid:pk>/history/", history.program, name="program_history"),
    path("programs/<uuid:pk>/codes/<uuid:code_pk>/history/", history.code, name="code_history"),
    path("agency/history/", history.agency, name="agency_history"),
    path("agency/", programs.agency, name="agency"),
    path("me/", mine.me, name="me"),
    path("me/pin/", pin.pin, name="pin"),
    path("me/sign-ins/<int:pk>/end/", mine.sign_in_end, name="sign_in_end"),
    path("me/still-here/", mine.stay, name="stay"),
]
