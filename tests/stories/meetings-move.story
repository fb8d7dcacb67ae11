# Holidays are pointed out; one meeting moves, or all that follow; who cannot come says so in one tap.
zone Europe/Paris
begins 2026-04-01 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-01; time = 12:00; rhythm = weekly; minutes = 60; count = 3
Ana< Labor Day
garden| facilitator: Ana
Ana: [Move] day = 2026-05-04; time = 12:00; which = following
garden| Monday 18 May
Ana: /circle days-off region = CA-QC
Ana< 18 May
Ben: /circle cant 1
Ben< [I’m coming]
Ana| nothing
Cal: /circle cant 1
Ana| [Move]
Ben: [I’m coming]
Ana: /circle swap mine = 1; theirs = 2
Ben| [Yes]
garden| nothing
Ben: [Yes]
garden| Ben
Ana: /circle rota
Ana< 1. We meet · Ben
Ana: /circle cancel 3
garden| nothing
Ana< Cancel this meeting for everyone?
Ana: [Yes]
garden| Ana
Ana: /circle rest
garden| [Go on]
clock: +60 days
garden| nothing
Cal: [Go on]
garden| facilitator
