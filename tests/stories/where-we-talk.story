# A link to where the circle talks: shown when it is needed, and in calendars only if the circle wants it.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben
Ben: [Yes, I’ll join]
Ana: /circle talk-at link = https://bank.example@evil.example; in_calendars = no
Ana< https://
garden| nothing
Ana: /circle talk-at link = https://meet.example.org/garden; in_calendars = no
garden| https://meet.example.org/garden
Ana< Calendar files do not name it
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60
clock: 2026-05-11 18:00
garden| https://meet.example.org/garden
clock: 2026-05-12 17:50
garden| https://meet.example.org/garden
Ben: /circle talk-at https://meet.example.org/meadow yes
garden| https://meet.example.org/meadow
Ben< Calendar files name it
Ben: /circle circle
Ben< https://meet.example.org/meadow

# Nothing given: nowhere any more.
Ana: /circle talk-at link = ; in_calendars = no
garden| No place to talk
Ben: /circle circle

# A room that all have consented to takes its place, and a link that is named later takes the room's: there is one line.
Ana: /circle set-where where = The yellow room
Ana< Noted on the sheet
Ana< The yellow room
Ana< [How we meet]
Ana: /circle propose-logistics
Ben: /circle consent
garden| The yellow room
clock: 2026-05-18 18:00
garden| The yellow room
Ben: /circle logistics
Ben< The yellow room
Ana: /circle talk-at link = https://meet.example.org/garden; in_calendars = no
clock: 2026-05-19 17:50
garden| https://meet.example.org/garden
Ben: /circle logistics
Ben< https://meet.example.org/garden
Ben: /circle set-where where = https://meet.example.org/meadow
Ben: /circle propose-logistics
Ana: /circle consent
Ana: /circle circle
Ana< https://meet.example.org/meadow
