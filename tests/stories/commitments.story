# One action in one's own words; a peer of one's choice may ask; not done is an answer.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 12:00; rhythm = weekly; minutes = 60
Ana: /circle commit text = Call the archive; peer = m2
Ana< A peer can only ask after a day
Ana: /circle commit text = Call the archive; day = 2026-05-06; peer = m2
Ana< Noted, for you and Ben
Ana< By Wednesday 6 May
Ana: /circle commitments
Ana< By Wednesday 6 May
Cal: /circle commit text = Rest more
Cal< Noted, for you alone
Ben: /circle commitments
Ben< You have no open commitment
clock: 2026-05-06 09:05
Ana| Call the archive
Ben| nothing
garden| nothing
Ana: [Another day] day = 2026-05-07
clock: 2026-05-08 09:05
Ben| chose you as the one who may ask
Cal| nothing
garden| nothing
Ben: [Ask kindly]
Ben< answers in their own time
Ana| Ben asks kindly
Ben: [Ask kindly]
Ana| nothing
Ana: /circle check-in question = How are you?; hours = 24
Cal| as the check-in opens
clock: 2026-05-12 11:55
Ana: [I’m here]
Ana: /circle here
Ana< You are here already.
Ben: [I’m here]
Cal: /circle cant
Ana: /circle open
Ana| as the meeting begins
Ana| Call the archive
Ben| nothing
Cal| nothing
garden| step 1 of
Ana: [Let go]
Ben| That is an answer too
