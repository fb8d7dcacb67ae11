# Fault 14: a member leaves in the middle. Access ends, the turn passes on, and two who are left may end gracefully.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60
clock: 2026-05-12 17:50
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
clock: +10 minutes
Ana: [Open the meeting]
garden| Ben, the floor is yours
Ben: /circle leave
Ben: [Yes]
garden| Cal, the floor is yours
garden| two
Ben: /circle season
Ben< no circle
Ana: /circle leave
Ana: [Yes]
Cal| [I’ll take it]
