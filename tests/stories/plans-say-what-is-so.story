# Fewer dates than meetings, the last meeting cancelled, nothing left to plan: each says so.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = theory-of-practice; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = two-weeks; minutes = 90
Ana< 96 minutes
garden| Session 5
Ana: [Meet more often]
garden| Ana added 1 meeting
Ana: /circle dates
Ana< planned already. Plan it anew?
garden| nothing
Ana: [Yes] dates = 2026-05-12 18:00\n2026-05-19 18:00; minutes = 90
garden| planned the season anew
garden| 5 meetings of the season have no date yet
Ana: /circle cancel 0
Ana: [Yes]
Ana: /circle cancel 1
Ana: [Yes]
garden| Nothing lies ahead now
garden| [Rest]
Ana: /circle dates dates = 2026-05-13 18:00\n2026-05-20 18:00\n2026-05-27 18:00\n2026-06-03 18:00\n2026-06-10 18:00; minutes = 90
garden| Session 5
garden| Session 6
