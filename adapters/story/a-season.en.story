# A circle of four, from the first word to the last
zone Europe/Paris
begins 2026-05-04 09:00

# Ana calls a circle in the room "garden".
Ana: /circle
Ana< three to six peers
Ana: /circle start name = The garden; season = theory-of-practice; language = en; zone = Europe/Paris
garden| The garden
Ana: /circle invite @Ben @Cal @Dee @Eve
Ben| Ana would like you to be part of it
Ben: [Yes, I’ll join]
garden| Ben
Eve: [No, thank you]
garden| nothing
Ana| nothing
Cal: [Yes, I’ll join]
Dee: [Yes, I’ll join]
garden| Dee

# Six meetings, every other Tuesday at six.
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = two-weeks; minutes = 90
garden| Session 5
Ana< 98 minutes
Ben: /circle calendar
Ben< .ics

# The day before: one message. Ten minutes before: people gather.
clock: 2026-05-11 18:00
garden| Session 0
Ana| Session 0
clock: 2026-05-12 17:50
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
Dee: [I’m here]
clock: +10 minutes
Ana: [Open the meeting]
garden| Welcome
Ana| Say:
Ben: [Next step]
Ben< facilit
Ana: [Next step]
garden| Check-in

# A round: everyone is asked, may pass, or may say "later" and is asked once more.
Ana: [I have spoken]
garden| Ben, the floor is yours
Ben: [Later]
garden| Cal, the floor is yours
Dee: [Pass]
Dee< I would like to speak after all
Cal: [I have spoken]
garden| Ben, would you like to speak now
clock: +3 minutes
Cal: [Pause]
garden| [Resume]
clock: +10 minutes
garden| nothing
Cal: [Resume]
Ben: [I have spoken]
garden| Intentions
Ben: [I have spoken]
Cal: [I have spoken]
Dee: [I have spoken]
Ana: [I have spoken]
garden| Groups we have known

# Ana has to go. The role is held out, and taken.
Ana: [Hand over]
Ben| [I’ll take it]
garden| nothing
Ben: [I’ll take it]
garden| Ben
Ben| For you alone
Cal: [I have spoken]
Dee: [I have spoken]
Ana: [I have spoken]
Ben: [I have spoken]
garden| How we meet
Cal: [Where] where = The yellow room, second floor
garden| The yellow room
Cal: [In between] load = hour
Cal: [Propose all this together]
garden| Cal proposes
Ana: [I consent]
Ben: [I consent]
Dee: [I consent]
garden| this is how we meet
clock: +14 minutes
Ben| minute
clock: +1 minute
garden| [2 more minutes]
Cal: [2 more minutes]
Ben: [Next step]
garden| Silence is welcome
Cal: [Propose something] about = new; wording = We may laugh.; reason = It helps when things are heavy.
garden| We may laugh.
Ben: [I consent]
Ana: [I have a reason not to] text = Not about one another, please.; to = room
garden| Not about one another, please.
Cal: [Put it otherwise] wording = We may laugh, never at one another.; reason = It helps when things are heavy.
garden| never at one another
Dee: [I consent, with a concern] text = Let us see how it goes.; to = proposer
Cal| Let us see how it goes.
Ben: [I consent]
Ana: [I consent]
garden| the list reads so now
Ben: [Adopt these as they are]
Ana: [I consent]
Cal: [I consent]
Dee: [I consent]
garden| version 1 of our agreements
Ben: [Next step]
Ana: /circle rota
Ana< Session 1 · Ana
Ben: [Next step]
garden| Check-out
Dee: [Pass]
Ana: [I have spoken]
Ben: [I have spoken]
Cal: [I have spoken]
garden| The last round is over
Ben| Thank the circle
Ben: [Close the meeting]
garden| Session 1

# Between meetings: a promise to oneself, and a check-in in writing.
Dee: [Commit to something] text = Ask Marie about the grant; day = 2026-05-20
Dee< Ask Marie about the grant
garden| nothing
Cal: /circle check-ins day = 2026-05-18; time = 09:00; rhythm = two-weeks; question = What are you carrying this week?; hours = 24
clock: 2026-05-18 09:00
garden| What are you carrying this week?
Ben: [Answer] text = Too many meetings, and one good talk.
garden| Too many meetings, and one good talk.
Dee: [Pass]
garden| nothing
clock: 2026-05-19 09:00
garden| This check-in is over
clock: 2026-05-20 09:00
Dee| Ask Marie about the grant
Dee: [It is done]

# Life happens: Dee steps back for a while, and comes back by herself.
Dee: /circle away 2026-06-01
garden| Dee
Ben: /circle move meeting = 1; day = 2026-05-27; time = 18:30; which = one
garden| 18:30
clock: 2026-05-27 18:20
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
clock: +10 minutes
Ana: [Open the meeting]
garden| Check-in
Ana: [Next step]
Ana: [Go on all the same]
garden| In small groups
Ana: [Close the meeting]
garden| Session 2
clock: 2026-06-01 09:00
Dee| back

# Session 2: the facilitator does not come; nobody is blamed, and the understudy is asked.
clock: 2026-06-09 17:50
Ana: [I’m here]
Ben: [I’m here]
Dee: [I’m here]
clock: +13 minutes
Dee| [I’ll take it]
garden| nothing
Dee: [I’ll take it]
garden| Dee
Dee: [Open the meeting]
garden| Check-in
Dee: [Next step]
Dee: [Go on all the same]
Dee: [Next step]
Dee: [Go on all the same]
garden| Silent drafting

# Somebody comes late: they come in at the next round.
Cal: [I’m here]
clock: +25 minutes
Dee: [Next step]
garden| Reading back
Dee: [Next step]
garden| Check-out
Dee: [Close the meeting]
Dee< Not everyone has had their turn
Dee: [Close all the same]
garden| Facilitator: Cal

# Sessions 3 and 4: everyone's draft has its time.
clock: 2026-06-23 17:50
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
Dee: [I’m here]
clock: +10 minutes
Cal: [Open the meeting]
Cal: [Next step]
Cal: [Go on all the same]
garden| Re-read
Cal: [Close the meeting]
clock: 2026-07-07 17:50
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
Dee: [I’m here]
clock: +10 minutes
Ben: [Open the meeting]
Ben: [Close the meeting]

# Session 5: the last words, a letter, and what comes next.
clock: 2026-07-21 17:50
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
clock: +10 minutes
Ana: [Open the meeting]
Ana: [Close the meeting]
garden| season
Ana: [A letter to myself] text = Remember the garden.; on = 2027-01-21
Ana< January
Ben: [End here]
garden| The garden
Cal| The garden
clock: 2027-01-21 09:00
Ana| Remember the garden.
Ana: /circle words
Ana< 1
Ana: [Destroy them]
Ana< destroyed
