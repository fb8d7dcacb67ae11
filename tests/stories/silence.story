# Fault 16: everyone stays silent. The time box ends kindly, and nobody is named.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle check-in question = How are you?; hours = 24
garden| How are you?
clock: +1 day
garden| Words and silence were both welcome
clock: +1 day
garden| nothing
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60
clock: 2026-05-12 17:50
Ana: [I’m here]
Ben: [I’m here]
clock: +10 minutes
Ana: [Open the meeting]
clock: 2026-05-12 19:59
clock: +1 minute
garden| closed
