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
Ana< Nobody has been asked yet
garden| nothing
Ana< Tuesday 28 April
Ana: [Other times]
Ana< Nobody has been asked yet
Ana: [Another meeting or rhythm] meeting = ; rhythm = weekly; minutes = 90
Ana< Tuesday 28 April
Ana: [Ask everyone]
Ana< The circle is asked
garden| When can we meet
garden| [1 suits me]
Ben: [2 suits me]
Ben< 2 suits you
garden| suits 1
Ben: [None of them]
Ben< none of them suits you
Ben: [2 suits me]
Ben< 2 suits you
Ben: [2 suits me]
Ben< You have not answered yet
Ben: [None of them]
Ben: /circle find-time
Ben< asked about already
Ana: [1 suits me]
Cal: [1 suits me]
Cal: [Settle it]
Cal< does not suit 1 of you
garden| nothing
Cal: [Settle it all the same]
garden| Settled:
garden| The season, as agreed
Ben: /circle times-off
Ben: [Yes]
Ben< closed
Ana: /circle find-time 1
Ana: [Ask everyone]
garden| Another time for
clock: +40 hours
garden| None of the three times suits enough of us
Ana: [Find a time]
Ana: [Ask everyone]
Ana: [Take the question back]
garden| took the question about the time back

# Whoever's answer settles it reads that it is noted, and no more than that.
Ana: /circle find-time 1
Ana: [Ask everyone]
Ana: [1 suits me]
Ben: [1 suits me]
Cal: [1 suits me]
Cal< Noted: 1 suits you.
garden| Settled:

# A meeting that is cancelled takes the question about its time with it.
Ana: /circle find-time 1
Ana: [Ask everyone]
garden| Another time for
Ben: /circle cancel 1
Ben: [Yes]
garden| This question is closed
