"""The door table: every URL, everybody in the cast, and whether they find something there."""

import itertools
import re
import uuid
from datetime import timedelta
from types import SimpleNamespace

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import transaction
from django.urls import get_resolver, reverse
from django.utils import timezone

from accounts.models import Invitation
from accounts.scopes import scope
from clients.models import (
    Changeover,
    ComeBack,
    ContactChange,
    EmergencyAccess,
    HandOff,
    Inquiry,
    Opening,
    PeopleImport,
    SharedStory,
    Supporter,
    Thread,
)
from goals.models import Bump, StartingPoint
from notes.models import AgendaItem, Group, GroupMeeting, Hint, IndirectTime, Question, SecondLook, Statement
from reports.billing.contacts import Contacts
from reports.models import BillingFile, Export, LeftOut, Report
from reports.packet import PacketFile
from supervision.models import AgendaPoint, Meeting
from tests import cast
from tests.reports.people import People

SIGN_IN, IN, NOTHING = "sign in", "in", "nothing"
NOBODY = {"nobody": SIGN_IN}
OWN_CLIENT = {"client": IN, "other_client": NOTHING, "strange_client": NOTHING}
NO_CLIENT = dict.fromkeys(OWN_CLIENT, NOTHING)
ANY_CLIENT = dict.fromkeys(OWN_CLIENT, IN)
SPECIALISTS = ["specialist", "other_specialist", "cover", "stranger"]
SUPERVISORS = ["supervisor", "other_supervisor", "strange_supervisor"]
MANAGERS = ["manager", "strange_manager"]
TOGETHER = 12
STAFF = [*SPECIALISTS, *SUPERVISORS, *MANAGERS]


def only(*names):
    return NOBODY | NO_CLIENT | dict.fromkeys(STAFF, NOTHING) | dict.fromkeys(names, IN)


PUBLIC = dict.fromkeys(["nobody", *OWN_CLIENT, *STAFF], IN)
SIGNED_IN = PUBLIC | NOBODY
ALL_STAFF = only(*STAFF)
SPECIALIST = only(*SPECIALISTS)
SUPERVISOR = only(*SUPERVISORS, *MANAGERS)
OWN_SPECIALIST = only("specialist")
MANAGER = only(*MANAGERS)
OWN_MANAGER = only("manager")
RECORD = only("specialist", "cover", "supervisor", "other_supervisor", "manager")
WRITING = only("specialist", "cover")
SELF = NOBODY | dict.fromkeys(STAFF, NOTHING) | ANY_CLIENT
OWN = NOBODY | dict.fromkeys(STAFF, NOTHING) | OWN_CLIENT
SEALED = dict.fromkeys(PUBLIC, NOTHING)
OVERSEEING = only("supervisor", "other_supervisor", "manager")
OVER_THE_SPECIALIST = only("supervisor", "manager")
OVER_THE_SPECIALIST_ALONE = only("supervisor")
MEETING = only("specialist", "supervisor", "manager")
OVER_A_GROUP = only("specialist", "supervisor", "manager")
SETTING_UP = NOBODY | NO_CLIENT | dict.fromkeys(STAFF, IN)

# name: (door, its objects in the URL's order, what the door is knocked at with)
DOORS = {
    "home": (PUBLIC, [], "get"),
    "crisis": (PUBLIC, [], "get"),
    "crisis_held": (PUBLIC, ["=es"], "get"),
    "worker": (PUBLIC, [], "get"),
    "manifest": (PUBLIC, [], "get"),
    "neutral_manifest": (PUBLIC, [], "get"),
    "quick_exit": (PUBLIC, [], "post"),
    "set_language": (PUBLIC, [], "post"),
    "demo": (SEALED, [], "get"),
    "mail": (SEALED, [], "get"),
    "today": (SPECIALIST, [], "get"),
    "supervision:mirror": (SPECIALIST, [], "get"),
    "supervision:mirror_list": (SPECIALIST, ["=people"], "get"),
    "overview": (RECORD, ["client"], "get"),
    "account_login": (PUBLIC, [], "get"),
    "account_logout": (PUBLIC, [], "get"),
    "account_inactive": (PUBLIC, [], "get"),
    "account_request_login_code": (PUBLIC, [], "get"),
    "account_confirm_login_code": (PUBLIC, [], "get"),
    "mfa_login_webauthn": (PUBLIC, [], "get"),
    "mfa_authenticate": (PUBLIC, [], "get"),
    "account_reset_password": (PUBLIC, [], "get"),
    "account_reset_password_done": (PUBLIC, [], "get"),
    "account_reset_password_from_key_done": (PUBLIC, [], "get"),
    "account_reset_password_from_key": (PUBLIC, ["=abc", "=a-key"], "get"),
    "account_change_password": (SETTING_UP, [], "get"),
    "account_reauthenticate": (SIGNED_IN, [], "get"),
    "mfa_reauthenticate": (SIGNED_IN, [], "get"),
    "mfa_reauthenticate_webauthn": (SIGNED_IN, [], "get"),
    "mfa_index": (SETTING_UP, [], "get"),
    "mfa_activate_totp": (SETTING_UP, [], "get"),
    "mfa_deactivate_totp": (SETTING_UP, [], "get"),
    "mfa_view_recovery_codes": (SETTING_UP, [], "get"),
    "mfa_generate_recovery_codes": (SETTING_UP, [], "get"),
    "mfa_download_recovery_codes": (SETTING_UP, [], "get"),
    "mfa_list_webauthn": (SIGNED_IN, [], "get"),
    "mfa_add_webauthn": (SIGNED_IN, [], "get"),
    "mfa_remove_webauthn": (SIGNED_IN, ["=1"], "get"),
    "mfa_edit_webauthn": (SIGNED_IN, ["=1"], "get"),
    "usersessions_list": (SIGNED_IN, [], "get"),
    "accounts:come_in": (PUBLIC, [], "get"),
    "accounts:come_in_link": (PUBLIC, ["=a-token"], "get"),
    "accounts:accept": (PUBLIC | {"nobody": NOTHING}, ["=agency", "=a-token"], "get"),
    "accounts:setup": (SEALED, [], "get"),
    "accounts:staff": (MANAGER, [], "get"),
    "accounts:invite": (MANAGER, [], "get"),
    "accounts:programs": (MANAGER, [], "get"),
    "accounts:program_new": (MANAGER, [], "get"),
    "accounts:agency": (MANAGER, [], "get"),
    "accounts:crisis_page": (MANAGER, [], "get"),
    "accounts:crisis_preview": (MANAGER, ["=es"], "get"),
    "accounts:crisis_history": (MANAGER, [], "get"),
    "accounts:crisis_sentences": (MANAGER, [], "get"),
    "accounts:crisis_publish": (MANAGER, [], "post"),
    "accounts:crisis_throw_away": (MANAGER, [], "post"),
    "accounts:crisis_begin_again": (MANAGER, [], "post"),
    "accounts:crisis_line_new": (MANAGER, [], "get"),
    "accounts:crisis_line": (MANAGER, ["=english"], "get"),
    "accounts:crisis_line_act": (MANAGER, ["=veterans", "=off"], "post"),
    "accounts:resend": (OWN_MANAGER, ["invitation"], "post"),
    "accounts:withdraw": (OWN_MANAGER, ["invitation"], "post"),
    "accounts:member": (OWN_MANAGER, ["member"], "get"),
    "accounts:credentials": (SUPERVISOR, [], "get"),
    "accounts:credential": (OWN_MANAGER, ["member"], "get"),
    "accounts:words": (MANAGER, [], "get"),
    "accounts:promises": (MANAGER, [], "get"),
    "accounts:agency_history": (MANAGER, [], "get"),
    "accounts:program_history": (OWN_MANAGER, ["program"], "get"),
    "accounts:code_history": (OWN_MANAGER, ["program", "service_code"], "get"),
    "accounts:member_history": (OWN_MANAGER, ["member"], "get"),
    "hints:history": (MANAGER, [], "get"),
    "hints:hint_history": (OWN_MANAGER, ["hint"], "get"),
    "accounts:team": (OWN_MANAGER, ["member"], "get"),
    "accounts:deactivate": (OWN_MANAGER, ["member"], "get"),
    "accounts:take_answers": (OWN_MANAGER, ["manager"], "post"),
    "accounts:reactivate": (OWN_MANAGER, ["member"], "get"),
    "accounts:program": (OWN_MANAGER, ["program"], "get"),
    "accounts:code_new": (OWN_MANAGER, ["program"], "get"),
    "accounts:code": (OWN_MANAGER, ["program", "service_code"], "get"),
    "accounts:program_close": (OWN_MANAGER, ["program"], "get"),
    "accounts:program_reopen": (OWN_MANAGER, ["program"], "get"),
    "accounts:me": (SIGNED_IN, [], "get"),
    "accounts:stay": (SIGNED_IN, [], "post"),
    "clients:index": (ALL_STAFF, [], "get"),
    "clients:find": (ALL_STAFF, [], "get"),
    "clients:new": (ALL_STAFF, [], "get"),
    "clients:imports": (MANAGER, [], "get"),
    "clients:import": (OWN_MANAGER, ["people_import"], "get"),
    "clients:import_columns": (OWN_MANAGER, ["people_import"], "get"),
    "clients:import_answers": (OWN_MANAGER, ["people_import"], "post"),
    "clients:import_left_out": (OWN_MANAGER, ["people_import"], "get"),
    "clients:import_progress": (OWN_MANAGER, ["people_import"], "get"),
    "clients:import_confirm": (OWN_MANAGER, ["people_import"], "post"),
    "clients:import_cancel": (OWN_MANAGER, ["people_import"], "post"),
    "clients:import_undo": (OWN_MANAGER, ["past_import"], "post"),
    "clients:emergency": (ALL_STAFF, [], "get"),
    "clients:emergencies": (ALL_STAFF, [], "get"),
    "clients:emergency_end": (only("other_specialist"), ["emergency"], "post"),
    "clients:emergency_seen": (OWN_MANAGER, ["emergency_notice"], "post"),
    "clients:about": (RECORD, ["client"], "get"),
    "clients:edit": (RECORD, ["client"], "get"),
    "clients:supporter_new": (RECORD, ["client"], "get"),
    "clients:supporter": (RECORD, ["client", "supporter"], "get"),
    "clients:supporter_end": (RECORD, ["client", "supporter"], "post"),
    "clients:enrollments": (RECORD, ["client"], "get"),
    "clients:enroll": (RECORD, ["client"], "get"),
    "reports:packet": (MANAGER, [], "get"),
    "reports:packet_sample": (MANAGER, [], "get"),
    "reports:packet_sample_copy": (MANAGER, [], "post"),
    "reports:export_pdf": (OWN_MANAGER, ["packet_file"], "get"),
    "reports:packet_copy": (OWN_MANAGER, ["client"], "post"),
    "goals:plan": (RECORD, ["client"], "get"),
    "goals:plan_yes": (WRITING, ["client"], "post"),
    "clients:service_order": (OWN_MANAGER, ["client", "enrollment"], "get"),
    "clients:service_order_back": (OWN_MANAGER, ["client", "enrollment", "service_order"], "post"),
    "clients:payer": (RECORD, ["client", "enrollment"], "get"),
    "clients:hand_offs": (RECORD, ["client"], "get"),
    "clients:hand_off_new": (WRITING, ["client"], "get"),
    "clients:hand_off_end": (WRITING, ["client", "hand_off"], "get"),
    "clients:describe": (WRITING, ["client"], "get"),
    "clients:given_story": (WRITING, ["client"], "get"),
    "clients:story_off": (WRITING, ["client", "asked_story"], "post"),
    "clients:plan_review": (RECORD, ["client", "enrollment"], "get"),
    "clients:enrollment_end": (RECORD, ["client", "enrollment"], "get"),
    "clients:assignments": (RECORD, ["client"], "get"),
    "clients:history": (RECORD, ["client"], "get"),
    "clients:openings": (RECORD, ["client"], "get"),
    "clients:sign_in_code": (RECORD, ["client"], "get"),
    "clients:sign_in_code_print": (RECORD, ["client"], "get"),
    "clients:lost_phone": (RECORD, ["client"], "get"),
    "clients:inquiry": (OWN_MANAGER, ["client", "inquiry"], "get"),
    "clients:come_back": (OVER_THE_SPECIALIST, ["come_back"], "get"),
    "clients:contact_change": (RECORD, ["client", "contact_change"], "get"),
    "clients:assign": (OVERSEEING, ["client"], "get"),
    "clients:changeover": (OVER_THE_SPECIALIST_ALONE, ["client", "changeover"], "get"),
    "clients:assignment_end": (OVERSEEING, ["client", "assignment"], "get"),
    "clients:archive": (OVERSEEING, ["client"], "get"),
    "clients:reopen": (OVERSEEING, ["client"], "post"),
    "goals:index": (RECORD, ["client"], "get"),
    "goals:show": (RECORD, ["client", "goal"], "get"),
    "goals:story": (RECORD, ["client", "goal"], "get"),
    "goals:print": (RECORD, ["client"], "get"),
    "goals:new": (WRITING, ["client"], "get"),
    "goals:win_new": (WRITING, ["client"], "get"),
    "goals:cheer": (WRITING, ["client", "win"], "get"),
    "goals:edit": (WRITING, ["client", "goal"], "get"),
    "goals:confirm": (WRITING, ["client", "goal"], "get"),
    "goals:keep": (WRITING, ["client", "goal"], "get"),
    "goals:turn": (WRITING, ["client", "goal", "=resting"], "get"),
    "goals:check_in": (WRITING, ["client", "goal"], "get"),
    "goals:far_enough": (WRITING, ["client", "goal"], "get"),
    "goals:bump_new": (WRITING, ["client", "goal"], "get"),
    "starting_points:index": (MANAGER, [], "get"),
    "starting_points:new": (MANAGER, [], "get"),
    "starting_points:edit": (OWN_MANAGER, ["starting_point"], "get"),
    "starting_points:end": (OWN_MANAGER, ["starting_point"], "post"),
    "starting_points:again": (OWN_MANAGER, ["starting_point"], "post"),
    "hints:index": (MANAGER, [], "get"),
    "hints:new": (MANAGER, [], "get"),
    "hints:kind": (MANAGER, ["=blame"], "get"),
    "hints:kind_on": (MANAGER, ["=blame"], "get"),
    "hints:kind_off": (MANAGER, ["=blame"], "get"),
    "hints:edit": (OWN_MANAGER, ["hint"], "get"),
    "hints:on": (OWN_MANAGER, ["hint"], "get"),
    "hints:off": (OWN_MANAGER, ["hint"], "get"),
    "goals:order": (WRITING, ["client", "goal"], "post"),
    "goals:milestone_new": (WRITING, ["client", "goal"], "get"),
    "goals:milestone": (WRITING, ["client", "goal", "milestone"], "get"),
    "goals:milestone_reach": (WRITING, ["client", "goal", "milestone"], "get"),
    "goals:milestone_undo": (WRITING, ["client", "goal", "milestone"], "post"),
    "goals:milestone_move": (WRITING, ["client", "goal", "milestone"], "post"),
    "goals:step_new": (WRITING, ["client", "goal"], "get"),
    "goals:step": (WRITING, ["client", "goal", "step"], "get"),
    "goals:step_tick": (WRITING, ["client", "goal", "step"], "post"),
    "goals:step_untick": (WRITING, ["client", "goal", "step"], "post"),
    "goals:step_aside": (WRITING, ["client", "goal", "step"], "post"),
    "goals:step_again": (WRITING, ["client", "goal", "step"], "post"),
    "goals:step_move": (WRITING, ["client", "goal", "step"], "post"),
    "goals:check_in_why": (OWN_SPECIALIST, ["client", "goal", "check_in"], "get"),
    "clients:messages": (RECORD, ["client"], "get"),
    "clients:thread": (RECORD, ["client", "thread"], "get"),
    "clients:thread_spare": (RECORD, ["client", "thread"], "post"),
    "clients:thread_close": (RECORD, ["client", "thread"], "post"),
    "portal:before": (SELF, [], "get"),
    "portal:messages": (SELF, [], "get"),
    "portal:thread": (OWN, ["thread"], "get"),
    "portal:thread_close": (OWN, ["thread"], "post"),
    "notes:time": (SPECIALIST, [], "get"),
    "notes:time_entry": (OWN_SPECIALIST, ["time_entry"], "get"),
    "notes:time_off": (OWN_SPECIALIST, ["time_entry"], "post"),
    "notes:time_back": (OWN_SPECIALIST, ["time_entry"], "post"),
    "notes:find": (ALL_STAFF, [], "get"),
    "notes:find_of_client": (RECORD, ["client"], "get"),
    "notes:groups": (ALL_STAFF, [], "get"),
    "notes:group_new": (SPECIALIST, [], "get"),
    "notes:group": (OVER_A_GROUP, ["group"], "get"),
    "notes:group_rename": (OWN_SPECIALIST, ["group"], "post"),
    "notes:group_end": (OWN_SPECIALIST, ["group"], "post"),
    "notes:group_share": (OWN_SPECIALIST, ["group"], "post"),
    "notes:group_alone": (OWN_SPECIALIST, ["group"], "post"),
    "notes:group_comes": (OWN_SPECIALIST, ["group"], "post"),
    "notes:group_leaves": (OWN_SPECIALIST, ["group", "group_member"], "post"),
    "notes:meeting_plan": (OWN_SPECIALIST, ["group"], "post"),
    "notes:meeting": (OVER_A_GROUP, ["group", "meeting"], "get"),
    "notes:meeting_autosave": (OWN_SPECIALIST, ["group", "held_meeting"], "post"),
    "notes:meeting_start": (OWN_SPECIALIST, ["group", "meeting"], "post"),
    "notes:meeting_off": (OWN_SPECIALIST, ["group", "meeting"], "post"),
    "notes:meeting_again": (OWN_SPECIALIST, ["group", "meeting"], "post"),
    "notes:meeting_writer": (OWN_SPECIALIST, ["group", "held_meeting"], "post"),
    "notes:meeting_sign": (OWN_SPECIALIST, ["group", "meeting"], "post"),
    "notes:week": (SPECIALIST, [], "get"),
    "notes:feed": (SPECIALIST, [], "get"),
    "notes:feed_off": (SPECIALIST, [], "post"),
    "notes:calendar": (SEALED, ["=a-token"], "get"),
    "notes:call_off": (WRITING, ["client", "planned"], "get"),
    "notes:sessions": (RECORD, ["client"], "get"),
    "notes:session": (RECORD, ["client", "session"], "get"),
    "notes:note": (RECORD, ["client", "signed"], "get"),
    "notes:note_print": (RECORD, ["client", "signed"], "get"),
    "notes:note_copy": (RECORD, ["client", "signed"], "get"),
    "notes:period": (RECORD, ["client"], "get"),
    "notes:period_print": (RECORD, ["client"], "get"),
    "notes:period_copy": (RECORD, ["client"], "get"),
    "notes:plan": (WRITING, ["client"], "get"),
    "notes:log": (WRITING, ["client"], "get"),
    "notes:missed": (WRITING, ["client"], "get"),
    "notes:start": (WRITING, ["client", "planned"], "post"),
    "notes:not_met": (WRITING, ["client", "planned"], "get"),
    "accounts:pin": (ALL_STAFF, [], "get"),
    "clients:hand_over": (WRITING, ["client"], "post"),
    "clients:take_back": (SEALED | NOBODY, [], "get"),
    "notes:together_start": (WRITING, ["client"], "post"),
    "notes:together": (OWN_SPECIALIST, ["client", "draft"], "get"),
    "notes:together_agenda": (OWN_SPECIALIST, ["client", "draft", "agenda_item"], "post"),
    "notes:together_goals": (OWN_SPECIALIST, ["client", "draft"], "get"),
    "notes:together_goal_new": (OWN_SPECIALIST, ["client", "draft"], "get"),
    "notes:together_goal": (OWN_SPECIALIST, ["client", "draft", "goal"], "get"),
    "notes:together_step_new": (OWN_SPECIALIST, ["client", "draft", "goal"], "post"),
    "notes:together_step_tick": (OWN_SPECIALIST, ["client", "draft", "goal", "step"], "post"),
    "notes:together_rulers": (OWN_SPECIALIST, ["client", "draft", "goal"], "post"),
    "notes:together_why": (OWN_SPECIALIST, ["client", "draft", "goal", "check_in"], "post"),
    "notes:together_bump": (OWN_SPECIALIST, ["client", "draft", "goal"], "get"),
    "notes:together_wrap_up": (OWN_SPECIALIST, ["client", "draft"], "get"),
    "notes:together_next_time": (OWN_SPECIALIST, ["client", "draft"], "post"),
    "notes:together_looks_right": (OWN_SPECIALIST, ["client", "draft"], "get"),
    "notes:together_paused": (OWN_SPECIALIST, ["client", "draft"], "get"),
    "notes:together_end": (OWN_SPECIALIST, ["client", "draft"], "post"),
    "notes:together_language": (OWN_SPECIALIST, ["client", "draft"], "post"),
    "portal:agenda": (SELF, [], "get"),
    "portal:agenda_take_back": (OWN, ["agenda_item"], "post"),
    "portal:looks_right": (OWN, ["signed"], "get"),
    "notes:autosave": (OWN_SPECIALIST, ["client", "draft"], "post"),
    "notes:note_off": (OWN_SPECIALIST, ["client", "draft"], "post"),
    "notes:sign": (OWN_SPECIALIST, ["client", "draft"], "post"),
    "notes:addendum": (OWN_SPECIALIST, ["client", "signed"], "post"),
    "notes:reply": (OWN_SPECIALIST, ["client", "signed", "statement"], "post"),
    "notes:ask": (OVER_THE_SPECIALIST, ["client", "signed"], "post"),
    "notes:question_reply": (OWN_SPECIALIST, ["client", "signed", "question"], "post"),
    "notes:cosign": (OVER_THE_SPECIALIST, ["client", "signed"], "post"),
    "notes:praise": (OVER_THE_SPECIALIST, ["client", "signed"], "post"),
    "notes:withhold": (OWN_MANAGER, ["client", "signed"], "get"),
    "notes:withhold_end": (OWN_MANAGER, ["client", "kept_note", "withholding"], "post"),
    "notes:second_look": (OWN_MANAGER, ["client", "kept_note", "second_look"], "post"),
    "portal:second_look": (OWN, ["kept_note"], "post"),
    "goals:declined_read": (WRITING, ["client", "goal"], "post"),
    "portal:change": (OWN, ["changeover"], "get"),
    "portal:change_seen": (OWN, ["changeover"], "post"),
    "portal:journey": (SELF, [], "get"),
    "portal:goal_new": (SELF, [], "get"),
    "portal:wins": (SELF, [], "get"),
    "portal:win_new": (SELF, [], "get"),
    "portal:notes": (SELF, [], "get"),
    "portal:openings": (SELF, [], "get"),
    "accounts:sign_in_end": (SIGNED_IN | dict.fromkeys([*OWN_CLIENT, *STAFF], NOTHING), ["=1"], "post"),
    "portal:opening_ask": (OWN, ["opening"], "get"),
    "portal:good_news": (OWN, ["supporter"], "get"),
    "portal:good_news_end": (OWN, ["supporter"], "post"),
    "portal:their_news": (SEALED, ["=a-token"], "get"),
    "portal:contact": (SELF, [], "get"),
    "portal:come_back": (SELF, [], "get"),
    "portal:not_my_device": (SELF, [], "post"),
    "portal:passkey_offer": (SELF, [], "get"),
    "portal:me": (SELF, [], "get"),
    "portal:looks": (SELF, [], "post"),
    "portal:goal": (OWN, ["goal"], "get"),
    "portal:story": (OWN, ["goal"], "get"),
    "portal:goal_words": (OWN, ["goal"], "get"),
    "portal:goal_confirm": (OWN, ["goal"], "post"),
    "portal:goal_keep": (OWN, ["goal"], "post"),
    "portal:goal_turn": (OWN, ["goal", "=resting"], "get"),
    "portal:check_in": (OWN, ["goal"], "get"),
    "portal:check_in_why": (OWN, ["goal", "own_check_in"], "get"),
    "portal:far_enough": (OWN, ["goal"], "get"),
    "portal:bump_new": (OWN, ["goal"], "get"),
    "portal:sheet": (SELF, [], "get"),
    "portal:my_story": (SELF, [], "get"),
    "portal:my_story_copy": (SELF, [], "post"),
    "portal:corner": (SELF, [], "get"),
    "portal:corner_new": (SELF, [], "get"),
    "portal:corner_new_for_step": (OWN, ["goal"], "get"),
    "portal:card": (SELF, [], "get"),
    "portal:plan": (SELF, [], "get"),
    "portal:describe": (SELF, [], "get"),
    "portal:in_touch": (SELF, [], "get"),
    "portal:given_story": (SELF, [], "get"),
    "portal:story_yes": (OWN, ["asked_story"], "post"),
    "portal:story_back": (OWN, ["asked_story"], "post"),
    "portal:hard_days": (SELF, [], "get"),
    "portal:card_held": (SELF, [], "get"),
    "portal:corner_person": (OWN, ["supporter"], "get"),
    "portal:corner_end": (OWN, ["supporter"], "post"),
    "portal:corner_again": (OWN, ["past_supporter"], "post"),
    "portal:bump_share": (OWN, ["goal", "own_bump"], "post"),
    "portal:win_share": (OWN, ["own_win"], "post"),
    "portal:cheers": (SELF, [], "post"),
    "clients:card_print": (RECORD, ["client"], "get"),
    "portal:order": (OWN, ["goal"], "post"),
    "portal:milestone": (OWN, ["goal", "milestone"], "get"),
    "portal:milestone_move": (OWN, ["goal", "milestone"], "post"),
    "portal:step": (OWN, ["goal", "step"], "get"),
    "portal:step_move": (OWN, ["goal", "step"], "post"),
    "portal:milestone_new": (OWN, ["goal"], "get"),
    "portal:milestone_reach": (OWN, ["goal", "milestone"], "get"),
    "portal:milestone_undo": (OWN, ["goal", "milestone"], "post"),
    "portal:step_new": (OWN, ["goal"], "get"),
    "portal:step_tick": (OWN, ["goal", "step"], "post"),
    "portal:step_untick": (OWN, ["goal", "step"], "post"),
    "portal:step_aside": (OWN, ["goal", "step"], "post"),
    "portal:step_again": (OWN, ["goal", "step"], "post"),
    "portal:note": (OWN, ["signed"], "get"),
    "reports:index": (MANAGER, [], "get"),
    "reports:trail": (MANAGER, [], "get"),
    "reports:trail_person": (MANAGER, [], "get"),
    "reports:trail_export": (MANAGER, [], "post"),
    "reports:trail_change": (OWN_MANAGER, ["=clients.client", "change"], "get"),
    "reports:exports": (MANAGER, [], "get"),
    "reports:export": (OWN_MANAGER, ["export"], "get"),
    "reports:export_go_on": (OWN_MANAGER, ["export"], "post"),
    "reports:export_stop": (OWN_MANAGER, ["export"], "post"),
    "reports:export_again": (OWN_MANAGER, ["export"], "post"),
    "reports:export_csv": (OWN_MANAGER, ["export"], "get"),
    "reports:export_xlsx": (OWN_MANAGER, ["export"], "get"),
    "reports:numbers": (MANAGER, [], "get"),
    "reports:now": (MANAGER, [], "get"),
    "reports:now_rows": (MANAGER, ["=served"], "get"),
    "reports:freeze": (MANAGER, [], "post"),
    "reports:report": (OWN_MANAGER, ["report"], "get"),
    "reports:report_rows": (OWN_MANAGER, ["report", "=served"], "get"),
    "reports:report_rows_file": (OWN_MANAGER, ["report", "=served"], "post"),
    "reports:report_csv": (OWN_MANAGER, ["report"], "get"),
    "reports:report_xlsx": (OWN_MANAGER, ["report"], "get"),
    "reports:report_late": (OWN_MANAGER, ["report"], "get"),
    "reports:billing": (MANAGER, [], "get"),
    "reports:billing_files": (MANAGER, [], "get"),
    "reports:billing_file": (OWN_MANAGER, ["billing_file"], "get"),
    "reports:billing_copy": (OWN_MANAGER, ["billing_file"], "get"),
    "reports:billing_ready": (OWN_MANAGER, ["billing_file"], "post"),
    "reports:billing_void": (OWN_MANAGER, ["billing_file"], "post"),
    "reports:billing_columns": (OWN_MANAGER, ["program"], "get"),
    "reports:billing_left_out": (OWN_MANAGER, ["client", "session"], "get"),
    "reports:billing_take_back": (OWN_MANAGER, ["client", "session", "left_out"], "post"),
    "supervision:board": (SUPERVISOR, [], "get"),
    "supervision:board_export": (SUPERVISOR, [], "get"),
    "supervision:far_enough": (MANAGER, [], "get"),
    "supervision:notes": (SUPERVISOR, [], "get"),
    "supervision:review": (OVER_THE_SPECIALIST, ["client", "signed"], "get"),
    "supervision:review_sign": (OVER_THE_SPECIALIST, ["client", "signed"], "post"),
    "supervision:review_ask": (OVER_THE_SPECIALIST, ["client", "signed"], "post"),
    "supervision:review_praise": (OVER_THE_SPECIALIST, ["client", "signed"], "post"),
    "supervision:review_sign_all": (SUPERVISOR, [], "post"),
    "supervision:review_keys": (SUPERVISOR, [], "post"),
    "supervision:hand_on": (OVER_THE_SPECIALIST, ["specialist"], "get"),
    "supervision:cover": (OVER_THE_SPECIALIST, ["specialist"], "get"),
    "supervision:waiting_list": (SUPERVISOR, [], "get"),
    "supervision:digest": (ALL_STAFF, [], "get"),
    "supervision:digest_now": (ALL_STAFF, [], "post"),
    "supervision:digest_end": (ALL_STAFF, [], "post"),
    "supervision:digest_leave": (SEALED, ["=a-token"], "get"),
    "supervision:list_all": (SUPERVISOR, ["=people"], "get"),
    "supervision:specialist": (OVER_THE_SPECIALIST, ["specialist"], "get"),
    "supervision:meetings": (SUPERVISOR, [], "get"),
    "supervision:meeting_new": (SUPERVISOR, [], "get"),
    "supervision:given": (SUPERVISOR, [], "get"),
    "supervision:required": (MANAGER, [], "get"),
    "supervision:my_meetings": (SPECIALIST, [], "get"),
    "supervision:agenda_add": (SPECIALIST, [], "post"),
    "supervision:agenda_take_back": (OWN_SPECIALIST, ["agenda_point"], "post"),
    "supervision:meeting": (MEETING, ["supervision"], "get"),
    "supervision:meeting_edit": (only("supervisor"), ["supervision"], "get"),
    "supervision:meeting_log": (only("supervisor"), ["supervision"], "get"),
    "supervision:meeting_call_off": (only("supervisor"), ["supervision"], "post"),
    "supervision:meeting_private": (only("supervisor"), ["supervision"], "post"),
    "supervision:meeting_sign": (only("specialist", "supervisor"), ["supervision"], "post"),
    "supervision:meeting_add": (only("specialist", "supervisor"), ["supervision"], "post"),
    "supervision:list": (OVER_THE_SPECIALIST, ["specialist", "=people"], "get"),
}

CLIENT_DOORS = sorted(name for name, (door, *_) in DOORS.items() if door in (RECORD, WRITING))


@pytest.fixture
def world(agency, manager, supervisor, other_supervisor, specialist, other_specialist, cover, client, other_client,
          goal, program, elsewhere):  # fmt: skip
    """The cast by name, and one of everything that a URL can point at."""
    by, past = specialist.user, cast.SessionFactory(client=client, specialist=specialist, program=program)
    signed = cast.NoteFactory(session=past)
    signed.sign(by=specialist)
    kept_note = cast.NoteFactory(session=cast.SessionFactory(client=client, specialist=specialist, program=program))
    kept_note.sign(by=specialist)
    held = cast.a_withholding(kept_note, manager)
    running = cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=_yesterday())
    emergency = EmergencyAccess.begin(cast.a_client(), other_specialist, "crisis", "It cannot wait.")
    supervision = Meeting(supervisor=supervisor, starts_at=timezone.now())
    supervision.plan([specialist])
    invitation = Invitation(name="Kim", email="kim@harbor.example", role="specialist", invited_by=manager)
    group = Group.objects.create(name="Mornings", program=program, leader=specialist)
    invitation.new_token()
    invitation.save()
    opening = Opening.objects.create(client=client, user=by, role="specialist", kind="opened", page="overview")
    things = {
        "client": client, "goal": goal, "program": program, "specialist": specialist, "member": other_specialist,
        "manager": manager,
        "signed": signed, "draft": cast.NoteFactory(session=running), "session": past, "invitation": invitation,
        "planned": cast.SessionFactory(
            client=client, specialist=specialist, program=program, status="planned", planned_at=timezone.now(),
            start_at=None, end_at=None,
        ),
        "group": group, "group_member": group.take_in(client),
        "meeting": GroupMeeting.plan(group, timezone.now() + timedelta(days=1))[0],
        "held_meeting": GroupMeeting.plan(group, timezone.now() - timedelta(days=1))[0],
        "milestone": cast.MilestoneFactory(goal=goal, created_by=by),
        "step": cast.StepFactory(goal=goal, created_by=by),
        "win": cast.WinFactory(client=client, by=by),
        "check_in": cast.CheckInFactory(client=client, goal=goal, by=by, confidence=5),
        "own_check_in": cast.CheckInFactory(client=client, goal=goal, by=client.user, confidence=5),
        "own_win": cast.WinFactory(client=client, by=client.user),
        "own_bump": Bump.objects.create(client=client, goal=goal, by=client.user),
        "past_supporter": Supporter.objects.create(client=client, name="Al", ended_on=timezone.localdate()),
        "supporter": Supporter.objects.create(client=client, name="Ray"),
        "starting_point": StartingPoint.objects.create(life_area="home", language="en", words="A door that locks"),
        "people_import": PeopleImport.begin(manager, ["Name"], [(2, ["Kim"])]),
        "past_import": PeopleImport.objects.create(by=manager, confirmed_at=timezone.now(), people_count=1),
        "hint": Hint.objects.create(phrases=["addict"], category="person-first"),
        "service_code": program.codes[0],
        "enrollment": client.enrollments.get(), "assignment": client.assignments.get(kind="primary"),
        "service_order": cast.an_order(client, manager),
        "agency": agency, "report": _a_report(manager),
        "thread": Thread.objects.create(client=client, about="The bus"),
        "time_entry": IndirectTime.objects.create(
            specialist=specialist, program=program, on=timezone.localdate(), kind="travel", minutes=60
        ),
        "emergency": emergency, "emergency_notice": emergency.notices.get(member=manager),
        "agenda_point": AgendaPoint.objects.create(specialist=specialist, words="Rest"), "supervision": supervision,
        "change": client.events.earliest("pk"),
        "export": Export.ask(People, {}, by=manager).go_on(), "packet_file": _a_packet_file(client, manager),
        "billing_file": _a_billing_file(client, specialist, program, manager),
        "left_out": LeftOut.objects.create(session=past, by=manager, reason="Paid by a grant."),
        "kept_note": kept_note, "withholding": held, "second_look": SecondLook.ask(held, by=client.user),
        "changeover": _a_changeover(client, specialist, supervisor),
        "opening": opening, "inquiry": Inquiry.ask(opening, "Why?"),
        "come_back": ComeBack.ask(client, client.user),
        "hand_off": _a_hand_off(client, specialist), "asked_story": _an_asked_story(client, specialist),
        "contact_change": ContactChange.objects.create(client=client, what="other", value="P.O. box", by=client.user),
        "question": Question.ask(signed, supervisor, "Where did you meet?"),
        "statement": Statement.say(signed, "differ", "I said maybe.", "own_device"),
        "agenda_item": AgendaItem.objects.create(client=client, words="Work", language="en", added_by=client.user),
    }  # fmt: skip
    people = {
        "client": client, "other_client": other_client, "strange_client": elsewhere.client, "specialist": specialist,
        "other_specialist": other_specialist, "cover": cover, "stranger": elsewhere.specialist, "manager": manager,
        "supervisor": supervisor, "other_supervisor": other_supervisor, "strange_supervisor": elsewhere.supervisor,
        "strange_manager": elsewhere.manager, "nobody": None,
    }  # fmt: skip
    with scope(None):
        for member in (people[name] for name in STAFF):
            RecoveryCodes.activate(member.user)
    return SimpleNamespace(things=things, people=people)


def _a_packet_file(client, manager):
    today = timezone.localdate()
    asked = {"since": today.isoformat(), "until": today.isoformat(), "program": "", "seed": 1, "all": 1}
    export = Export.ask(PacketFile, asked | {"people": [str(client.pk)]}, by=manager)
    return export.go_on().go_on()


def _a_report(manager):
    """Frozen, of the day before yesterday."""
    day = timezone.localdate() - timedelta(days=2)
    report = Report(agency=manager.agency, since=day, until=day)
    report.freeze(manager)
    return report


def _a_changeover(client, specialist, by):
    """The person has said something to a change."""
    told = Changeover.tell(client.assignments.get(specialist=specialist), None, by)
    told.say("I would rather not.")
    return told


def _a_billing_file(client, specialist, program, manager):
    """Of one session on a day of its own."""
    start = timezone.now() - timedelta(hours=60)
    session = cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=start)
    cast.NoteFactory(session=session, no_goal="outreach").sign(by=specialist)
    days = (timezone.localdate(start), timezone.localdate(start))
    return BillingFile.make(program, *days, manager, Contacts(program, *days).seal, says_consented=True)


def _a_hand_off(client, specialist):
    made = HandOff(client=client, kind="referral", to="Legal aid")
    made.make(specialist)
    return made


def _an_asked_story(client, specialist):
    story = SharedStory(client=client, words="I sing again.")
    story.write(specialist.user, "en")
    return story


def _yesterday():
    return timezone.now() - timedelta(days=1)


def _address(name, objects, world):
    parts = [
        world.things["agency"].pk if part == "=agency" else part[1:] if part.startswith("=") else world.things[part].pk
        for part in objects
    ]
    return reverse(name, args=parts)


def _found(response, address):
    location = response.headers.get("Location", "")
    if response.status_code == 401 or location.startswith(f"{reverse('account_login')}?next="):
        return SIGN_IN
    return NOTHING if response.status_code == 404 else IN


def test_the_table_lists_every_url():
    assert set(_names(get_resolver())) == set(DOORS)


def _names(resolver, space=""):
    for entry in resolver.url_patterns:
        if hasattr(entry, "url_patterns"):
            yield from _names(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        else:
            yield f"{space}{entry.name}"


@pytest.mark.parametrize(
    "names", list(itertools.batched(sorted(DOORS), TOGETHER, strict=False)), ids=lambda names: names[0]
)
def test_the_doors_open_only_for_whom_they_should(names, world):
    entered = {who: cast.Browser().enter(person) if person else cast.Browser() for who, person in world.people.items()}
    for browser in entered.values():
        browser.get(reverse("crisis"))
    met, meant = {}, {}
    for name in names:
        door, objects, knock = DOORS[name]
        address = _address(name, objects, world)
        met[name] = {who: _met(browser, knock, address) for who, browser in entered.items()}
        meant[name] = {who: door[who] for who in world.people}
    assert met == meant


def _met(browser, knock, address):
    """What somebody finds at a door; whatever the knock did is undone."""
    cookies = browser.cookies.copy()
    with transaction.atomic():
        response = getattr(browser, knock)(address)
        assert response.status_code < 500, f"{address} answered {response.status_code}"
        transaction.set_rollback(True)
    browser.cookies = cookies
    return _found(response, address)


@pytest.mark.parametrize(
    "names", list(itertools.batched(CLIENT_DOORS, TOGETHER, strict=False)), ids=lambda names: names[0]
)
def test_what_one_may_not_see_is_like_what_does_not_exist(names, world, other_specialist):
    browser = cast.Browser().enter(other_specialist)
    nothing = SimpleNamespace(things=dict.fromkeys(world.things, SimpleNamespace(pk=uuid.uuid4())))
    for name in names:
        _, objects, knock = DOORS[name]
        hidden, missing = (getattr(browser, knock)(_address(name, objects, house)) for house in (world, nothing))
        assert (name, hidden.status_code, missing.status_code) == (name, 404, 404)
        assert _plain(hidden) == _plain(missing), name


def _plain(response):
    return re.sub(r'csrf[^"]*"[^"]*"[^"]*"|name="once" value="[^"]*"|X-CSRFToken[^}]*', "", response.text)
