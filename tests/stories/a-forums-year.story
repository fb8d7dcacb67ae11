# A year of forums: questions to a guest, one that nobody opens, one that is called off; and the room is asked whether it goes on.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The commons; season = community-of-practice; language = en; zone = Europe/Paris
Ben: [Join]
Cal: [Join]
Ana: /circle dates dates = 2026-05-12 18:00\n2026-06-09 18:00\n2026-07-07 18:00; minutes = 75
garden| 3. Open forum
Ana< Who hosts is open
Ana: /circle use ask-me-anything
Ana< for about 12 people
Ana: [Yes]
Ana< for about 12 people
Ana: /circle topic title = Whom do I trust?
Ben: /circle topic title = How do we say no?
Ben: /circle forum
Ben: [I’ll host]
Ana: [Forum]
Ana: [I’ll tell a story]
Ana< You tell a story at “1. Ask me anything”.
clock: 2026-05-11 18:00
Ana| You tell a story at
Ana| Think of your story, ten minutes at most.
clock: 2026-05-12 17:50
garden| Tells a story: Ana
Ben: [I’m here]
Cal: [I’m here]
Ana: [I’m here]
Ben: [Open the meeting]
Ben: [Next step]
garden| Ana speaks. The others listen.
Ben: [Hand over] member = m3
Cal| Take it only if you like
Cal: /circle close
Cal< Close the meeting for everyone?
Ben: [Next step]
Ben: [Next question]
garden| Now: Whom do I trust?
Ben: [Put it back]
garden| 1 · 0 ● Whom do I trust?
Ben: [Next question]
Ben: [Next question]
garden| Now: How do we say no?
Cal: [Ask a question] title = And if nobody listens?
Ben: [Next question]
garden| Now: And if nobody listens?
Ben: [Next step]
Ben: [Next step]
Ben: [Close the meeting]
garden| is closed. Thank you, everyone.
Ana: /circle again
Ana< Another season
Ana: /circle again community-of-practice
Ana< 2 meetings are planned, the next on Tuesday 9 June, 18:00.
Eva: [Join]
Eva< Welcome to The commons
clock: 2026-06-09 18:10
garden| looks for somebody to host it
Ana: [I’ll host]
Ana< hosting is somebody else’s
clock: 2026-06-09 19:30
garden| “2. Open forum” did not begin at that time.
Cal: /circle cancel 3
Cal< only who hosts or convenes can cancel it
Cal: /circle end
Cal< Ending this community is for Ana, who convenes it.
Ana: /circle end
Ana< 1 forum is still planned, and would not take place.
Ana: /circle cancel 3
Ana: [Yes]
garden| No forum is ahead any more. Does it go on?
Ben: /circle again community-of-practice
garden| Plan
