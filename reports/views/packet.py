"""An audit packet of one person, or of a sample."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import managers_only
from accounts.models import Program
from clients.access import for_manager, write_openings
from clients.models import Client, Opening
from reports.forms.packet import DaysForm, PersonForm, SampleForm
from reports.models import Export
from reports.packet import Packet, PacketFile, Sample, about, pdf_of

FOUND = 10


@managers_only
def packet(request):
    """Whose packet: somebody by a name that is in no address, or a sample."""
    form = PersonForm(request.POST or None, programs=Program.objects.visible_to(request.member).by_name())
    people = []
    if form.is_bound and form.is_valid():
        people = list(Client.objects.visible_to(request.member).found_by(form.cleaned_data["q"]).by_name()[:FOUND])
        Opening.write_found(people, request.member, request.resolver_match.view_name)
    context = {"form": form, "sample": _sample_form(request), "people": people}
    return render(request, "reports/packet.html", context, status=422 if form.errors else 200)


@for_manager
@require_POST
def packet_copy(request, client):
    form = DaysForm(request.POST, programs=Program.objects.visible_to(request.member))
    if not form.is_valid():
        return redirect("reports:packet")
    write_openings(request, [client])
    return _pdf(Packet(client, **form.cleaned_data), request.member)


@managers_only
@require_safe
def packet_sample(request):
    """Who is drawn; nothing is made yet."""
    form = _sample_form(request)
    if not form.is_bound or not form.is_valid():
        context = {"form": PersonForm(programs=Program.objects.visible_to(request.member).by_name()), "sample": form}
        return render(request, "reports/packet.html", context, status=422 if form.errors else 200)
    sample = Sample(**form.cleaned_data)
    people = sample.people
    Opening.write_found(people, request.member, request.resolver_match.view_name)
    return render(
        request, "reports/packet_sample.html", {"sample": sample, "people": people, "days": form.cleaned_data}
    )


@managers_only
@require_POST
def packet_sample_copy(request):
    form = SampleForm(request.POST, programs=Program.objects.visible_to(request.member))
    if not form.is_valid() or form.cleaned_data["seed"] is None:
        return redirect("reports:packet")
    sample = Sample(**form.cleaned_data)
    if not sample.keys or not sample.fits_one_packet:
        return redirect("reports:packet")
    return redirect(Export.ask(PacketFile, PacketFile.of(sample), by=request.member))


def _sample_form(request):
    asked = request.GET if "count" in request.GET else None
    return SampleForm(asked, programs=Program.objects.visible_to(request.member).by_name())


def _pdf(packet, by):
    """The file's name tells nobody whose packet it is."""
    asked, is_protected = packet.asked, packet.facts.is_protected_by_part2
    name = "audit-{since:%Y-%m-%d}-to-{until:%Y-%m-%d}.pdf".format(**asked)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    body = pdf_of([packet.on_paper()], is_protected, by, about(**asked))
    return HttpResponse(body, content_type="application/pdf", headers=headers)
