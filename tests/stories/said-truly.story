# A meeting whose time has gone by, who facilitates one to come, how many it takes, and what one may press oneself.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-05; time = 18:00; rhythm = weekly; minutes = 60; count = 3

# Somebody who cannot come reads the one button that is of use.
Ben: /circle meeting 1
Ben< [Can’t come]
Ben: [Can’t come]
Cal: /circle cant 1
Ana| It takes 2, which is more than half of you.
Ben: /circle meeting 1
Ben< [I’m coming]
Ben: [I’m coming]
Cal: /circle coming 1

# A role that moves for a meeting to come names that meeting.
Ana: /circle hand-over
Ben: [I’ll take it]
garden| Ben facilitates “1. We meet”.

# Its time goes by: it can be opened, by its number as well.
clock: 2026-05-05 18:30
Ana: [I’m here]
clock: 2026-05-05 19:10
garden| You can still move it, open it now, or cancel it.
garden| [Open it now]
Ben: /circle open 1
garden| Check-in
Ben: /circle close
Ben: [Yes]
Cal: /circle open 1
Cal< was held and is closed
Cal: /circle move 1 2026-12-24 10:00
Cal< was held and is closed
Cal: /circle cancel 1
Cal< was held and is closed

# A meeting that comes to stand after a later one is said to whoever moved it.
Ana: /circle move 2 2026-05-28 18:00 one
Ana< come in another order than in the season
garden| Ana moved

# A commitment is settled once.
Ana: /circle commit text = Call Dee; day = 2026-05-12; peer = m2
clock: 2026-05-12 09:00
Ana| Call Dee
clock: 2026-05-13 09:00
Ben: [Ask kindly]
Ana: [It is done]
Ana< Noted: done.
Ana: [Let go]
Ana< settled already
Ben| nothing
