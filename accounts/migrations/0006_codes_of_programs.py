from django.db import migrations

LABELS = {False: "Peer support, one person", True: "Peer support, a group"}


def give(apps, schema_editor):
    """Each program's one code becomes two: for one person, and with HQ for a group."""
    Program, ServiceCode = apps.get_model("accounts", "Program"), apps.get_model("accounts", "ServiceCode")
    programs = Program.objects.using(schema_editor.connection.alias).exclude(service_code="")
    ServiceCode.objects.using(schema_editor.connection.alias).bulk_create(
        ServiceCode(
            agency_id=program.agency_id,
            program=program,
            code=program.service_code.upper().split()[0],
            modifiers=_modifiers(program, is_group),
            label=LABELS[is_group],
            is_group=is_group,
        )
        for program in programs
        for is_group in (False, True)
    )


def _modifiers(program, is_group):
    kept = [one for one in program.service_code.upper().split()[1:4] if len(one) == 2 and one != "HQ"]
    return [*kept, "HQ"] if is_group else kept


def take_back(apps, schema_editor):
    ServiceCode = apps.get_model("accounts", "ServiceCode").objects.using(schema_editor.connection.alias)
    apps.get_model("accounts", "Program").objects.using(schema_editor.connection.alias).update(service_code="")
    for code in ServiceCode.filter(is_group=False, is_on=True).select_related("program").order_by("-pk"):
        code.program.service_code = " ".join([code.code, *code.modifiers])[:20]
        code.program.save(update_fields=["service_code"])
    ServiceCode.all().delete()


class Migration(migrations.Migration):
    """The service codes of the programs that are there already."""

    dependencies = [("accounts", "0005_program_rules")]
    operations = [migrations.RunPython(give, take_back)]
