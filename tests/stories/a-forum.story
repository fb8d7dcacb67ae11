# Story 14: a community with its forum. Topics with dots, one without a name, small tasks, a host who is not the convener.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The commons; season = community-of-practice; language = en; zone = Europe/Paris
garden| Anyone in this room may join, by one tap
Ana< Next, plan the forum
Ben: [Join]
garden| nothing
Ben< Welcome to The commons
Ben< No forum is planned yet.
Cal: [Join]
Dee: [Join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = month-weekday; minutes = 75
garden| Tuesday 12 January
Ben: /circle
Ben< [I’m coming]
Ana: /circle move 1 2026-05-12 18:30 one
garden| [I’m coming]
Ana: /circle move 1 2026-05-12 18:00 one
Ben: /circle forum
Ben< No topic waits yet
Ben: [Without a name] title = Whom do I trust?
Ben< Your topic is in the queue, without a name
Ben: [Forum]
Ben< Take back by word
garden| nothing
Ana: /circle topic title = How do we say no?; more = To a minister, for instance.
Ana< in the queue
Cal: /circle forum
Cal< 0 ● How do we say no? — Ana
Cal: [All topics]
Cal< To a minister, for instance.
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
garden| Ben hosts “1. Open forum”
Ana: /circle volunteer 2
Ana< whoever likes offers to host
Ana: /circle rota
Ana< A community has no rota
Ana: /circle draw
Ana< A community has no rota
Ana: /circle swap
Ana< A community has no rota
Ana: /circle seats
Ana< whoever likes hosts, or tells a story
Cal: [Forum]
Cal: [I’ll take it: welcome people as they arrive]
Cal< welcome people as they arrive
Dee: /circle cant
Dee< does not count on you
clock: 2026-05-11 18:00
garden| 1 · 1 ● Whom do I trust?
garden| Host: Ben
garden| Tells a story: nobody yet
clock: 2026-05-12 17:50
garden| welcome people as they arrive — Cal
garden| help with sound and links — free
garden| Topics waiting: 3
Ben: [I’m here]
Cal: [I’m here]
Dee: [I’m here]
clock: 2026-05-12 18:00
Ben| It is time for “1. Open forum”.
Ben: [Open the meeting]
garden| Arriving, in pairs
Ben: [Next step]
Ben: [Next step]
garden| Nobody has said yet that they would tell something
Dee: [I’ll tell a story]
Dee< You tell a story
garden| Dee speaks. The others listen.
Ben: [Next step]
Ben: [Next step]
Ben: [Next step]
Ben: [Next step]
garden| 1 · 1 ● Whom do I trust?
Cal: [This one next time]
Cal< Ben
Ben: [This one next time]
garden| Next time: Whom do I trust?
garden| 1 · 1 ● Whom do I trust?
Ben: [Choose again]
Ben: [This one next time]
Ben: [Next step]
Ben: [Close the meeting]
garden| Thank you for helping: Dee (told a story), Ben (hosted), Cal (welcome people as they arrive)
garden| Topic: Whom do I trust?
garden| Host: nobody yet
Ana: [I’ll host]
Ana< hosting is somebody else’s
Cal: [I’ll host]
garden| Cal hosts “2. Open forum”
Dee: /circle leave
Dee< Leave the community?
Dee: [Yes]
garden| nothing
