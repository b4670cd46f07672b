"""What stands beside some people's own words."""

TRANSLATIONS = {
    "Trabajar menos horas y cenar con mis hijos": "Work fewer hours and have supper with my kids",
    "Aprender inglés para hablar yo con la maestra de mi hijo": "Learn English so I can talk to my son’s teacher myself",
    "Terminar las clases de la corte y recuperar a mis hijos los fines de semana": (
        "Finish the court’s classes and have my kids back on weekends"
    ),
}
PROPOSED = {
    "Get my teeth fixed so I can smile in pictures": "Finish the dental plan at the clinic and smile again",
    "Make one friend who doesn’t use": "Have one sober friend to spend Sundays with",
    "Que mi hija vuelva a contarme sus cosas": "Hablar con mi hija una vez por semana sin regaños",
}
FOR_THE_PAYER = {
    "Pay my rent on the first without borrowing from my brother": (
        "In their own words: “Pay my rent on the first without borrowing from my brother”. Objective: rent paid on time "
        "in three months in a row. Next action: make the list of bills with the specialist."
    ),
}
