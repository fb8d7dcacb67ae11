# Who facilitates when: a no goes on to the next one, names are understood, and a date that changes hands is told.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal @Dee
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Dee: [Yes, I’ll join]
Ana: /circle set-where where = The blue house
Ana: /circle set-absence absence = tap; quorum = 9
Ana< You are 4, so from 2 to 4 can be asked for
Ana: /circle set-absence absence = tap; quorum = 2
Ana: /circle set-between between = elsewhere; elsewhere = the paper notebook
Ana< Elsewhere: the paper notebook
Ana: /circle logistics
Ana< we meet when 2 can come
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60
garden| facilitator: Ana

# Who cannot come changes dates with the one whose turn would be next. Nobody hears why.
Ben: /circle cant 2
garden| “2. We meet” is now Cal’s, “3. We meet” is now Ben’s
Cal| You facilitate “2. We meet” now
Cal| You need not facilitate “3. We meet” any more
Ben< You facilitate “3. We meet” now
Ben: /circle coming 2
garden| nothing

clock: 2026-05-12 17:50
garden| The blue house (noted, not agreed yet)
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
garden| Understudy: Cal
Ana: /circle hand-over eve
Ana< eve is not in this circle
Ana: /circle hand-over
Ana< offered in private to Cal
Cal: [Not now]
Cal< Ana learns that you would rather not this time
Ana| Cal would rather not
Ana: /circle hand-over
Ana< offered in private to Ben
Ben: [Not now]
Ana: /circle hand-over cal
Ana< offered in private to Cal
Cal: [I’ll take it]
garden| Cal facilitates
garden| “2. We meet” is now Ana’s
Ana| You facilitate “2. We meet” now
Cal< Greet whoever comes
Cal: [Open the meeting]
garden| Check-in
