# Three times are proposed from zones, hours and days off; each answers in one tap; what suits everyone is taken.
zone America/Toronto
begins 2026-04-20 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = America/Toronto
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ben: /circle zone Europe/Paris
Cal: /circle hours 10:00 12:30
Cal< between 10:00 and 12:30
Cal: /circle hours work_from = 18:00; work_until = 9:00
Cal< The end comes before the beginning
Ana: /circle find-time
Ana< Three times are proposed
garden| When can we meet
garden| [1 suits me]
Ben: [2 suits me]
Ben< 2 suits you
garden| suits 1
Ben: [None of them]
Ben< none of them suits you
Ben: /circle find-time
Ben< asked about already
Ana: [1 suits me]
Cal: [1 suits me]
Cal: [Settle it]
garden| Settled:
garden| planned the season
Ben: /circle times-off
Ben< closed
Ana: /circle find-time 1
garden| Another time for
clock: +40 hours
garden| None of the three times suits enough of us
Ana: [Find a time]
Ana: [Leave it as it is]
garden| took the question about the time back
