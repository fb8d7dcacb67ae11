# Story 14: a community with its forum. Topics with dots, one without a name, small tasks, a host who is not the convener.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The commons; season = community-of-practice; language = en; zone = Europe/Paris
garden| Anyone in this room may join, by one tap
Ana< Next, plan the forum
Ben: [Join]
garden| nothing
Ben< Welcome to The commons
Cal: [Join]
Dee: [Join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = month-weekday; minutes = 75
garden| Tuesday 12 January
Ben: /circle forum
Ben< No topic waits yet
Ben: [Without a name] title = Whom do I trust?
Ben< Your topic is in the queue, without a name
garden| nothing
Ana: /circle topic title = How do we say no?; more = To a minister, for instance.
Ana< in the queue
Cal: /circle forum
Cal< 0 ● How do we say no? — Ana
Cal< 0 ● Whom do I trust?
Cal: [Put a topic] title = Burnout
Dee: /circle forum
Dee: [● My dot]
Dee< You have 2 dots left
Dee: [Take my dot back]
Dee< You have 3 dots left
Dee: [● My dot]
Ana: [Forum]
Ana< 1 ● Whom do I trust?
Ben: [Forum]
Ben: [I’ll host]
Ben< Thank you for hosting
Cal: [Forum]
Cal: [I’ll take it: welcome people as they arrive]
Cal< welcome people as they arrive
Dee: /circle cant
Dee< does not count on you
clock: 2026-05-11 18:00
garden| 1 · 1 ● Whom do I trust?
garden| Facilitator: Ben
clock: 2026-05-12 17:50
garden| welcome people as they arrive — Cal
garden| help with sound and links — free
Ben: [I’m here]
Cal: [I’m here]
Dee: [I’m here]
Ben: [Open the meeting]
garden| Arriving, in pairs
Ben: [Next step]
Ben: [Next step]
Ben: [Next step]
Ben: [Next step]
Ben: [Next step]
Ben: [Next step]
garden| 1 · 1 ● Whom do I trust?
Ben: [Next question]
garden| Now: Whom do I trust?
Ben: [Next question]
garden| Now: How do we say no?
Cal: [Next question]
Cal< Ben
Dee: /circle leave
Dee: [Yes]
garden| nothing
