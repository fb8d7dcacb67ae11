# Whoever has the floor and says nothing holds nobody up: the facilitator comes back to them, and nobody is named.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = theory-of-practice; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = two-weeks; minutes = 90
clock: 2026-05-12 17:50
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
clock: +10 minutes
Ana: [Open the meeting]
Ana: [Next step]
garden| Ana, the floor is yours
Ana: [I have spoken]
garden| Ben, the floor is yours
clock: +2 minutes
Cal: /circle come-back
Cal< facilit
Ana: [Come back to them later]
garden| Cal, the floor is yours
Ben| nothing
Cal: [I have spoken]
garden| Ben, would you like to speak now
Ana| Ben has the floor, and comes last in this round.
Ana: [Let this turn go]
garden| Intentions
Ben| nothing
