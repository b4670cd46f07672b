"""The examples that every new agency begins with: {life area: {language: [words]}}. From then on they are its own."""

SHIPPED = {
    "health": {
        "en": [
            "Sleep through the night again",
            "Walk to the park twice a week",
            "See a dentist without being scared",
            "Get through one weekend my own way",
            "Feel my anger coming before it is there",
            "Eat something warm every day",
        ],
        "es": [
            "Volver a dormir toda la noche",
            "Caminar al parque dos veces por semana",
            "Ir al dentista sin miedo",
            "Pasar un fin de semana a mi manera",
            "Sentir que viene el enojo antes de que llegue",
            "Comer algo caliente todos los días",
        ],
    },
    "home": {
        "en": [
            "A door that I can lock",
            "Pay the rent on the first",
            "Have my kids back for a weekend",
            "A kitchen where I can cook again",
            "Live with my roommate in peace",
            "Sleep inside this winter",
        ],
        "es": [
            "Una puerta que pueda cerrar con llave",
            "Pagar la renta el día primero",
            "Tener a mis hijos un fin de semana",
            "Una cocina donde pueda volver a cocinar",
            "Vivir en paz con quien comparto el cuarto",
            "Dormir bajo techo este invierno",
        ],
    },
    "purpose": {
        "en": [
            "Finish one thing that I start",
            "Work a few hours, not nights",
            "Read a book to my grandchild",
            "Get my GED",
            "Play my guitar for somebody",
            "Help someone the way somebody helped me",
        ],
        "es": [
            "Terminar una cosa que empiece",
            "Trabajar unas horas, no de noche",
            "Leerle un libro a mi nieta",
            "Terminar la secundaria",
            "Tocar mi guitarra para alguien",
            "Ayudar a alguien como me ayudaron a mí",
        ],
    },
    "community": {
        "en": [
            "Make one friend",
            "Call my sister without a fight",
            "Go back to church, or to my meeting",
            "Know the names of my neighbors",
            "Have somewhere to be on Sundays",
            "Say no to people who only want my check",
        ],
        "es": [
            "Hacer una amistad",
            "Llamar a mi hermana sin pelear",
            "Volver a la iglesia, o a mi grupo",
            "Saber cómo se llaman mis vecinos",
            "Tener a dónde ir los domingos",
            "Decir que no a quien solo quiere mi cheque",
        ],
    },
}
