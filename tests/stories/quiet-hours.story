# Quiet hours: what can wait waits for the morning; an answer, and what is urgent, does not.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ben: /circle quiet-hours 20:00-08:00
Ben< Between 20:00 and 08:00 (Europe/Paris)
Ben: /circle me
Ben< Quiet hours
clock: 2026-05-04 21:30
Ana: /circle remove @Cal
Ben| nothing
Ben: /circle circle
Ben< The garden
clock: 2026-05-05 07:59
Ben| nothing
clock: 2026-05-05 08:00
Ben| Cal
Ana: /circle plan day = 2026-05-06; time = 21:00; rhythm = weekly; minutes = 60
clock: 2026-05-06 20:55
Ana: /circle hand-over @Ben
Ben| [I’ll take it]
Ben: /circle quiet-hours off
Ben< You have no quiet hours now
Ben: /circle quiet-hours 22:00 22:00
Ben< two different times
Ben: /circle heures-calmes 22h-7h
Ben< Between 22:00 and 07:00
