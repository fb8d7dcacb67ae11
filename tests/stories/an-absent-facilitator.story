# Fault 15: the facilitator does not come. Nobody is blamed: they have the date of whoever stepped in.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60
garden| facilitator: Ana
clock: 2026-05-12 17:50
Ben: [I’m here]
Cal: [I’m here]
Cal: [Open the meeting]
Cal< Ana
clock: +12 minutes
Ben| nothing
clock: +1 minute
Ben| [I’ll take it]
garden| nothing
Ben: [Not now]
clock: +7 minutes
garden| Whoever likes
Cal: /circle take
garden| Cal facilitates
garden| “3. We meet” is now Ana’s
Ana| You facilitate “3. We meet” now
Cal< You need not facilitate “3. We meet” any more
Cal: [Open the meeting]
garden| Check-in
Cal: [Close the meeting]
garden| Facilitator: Ben
