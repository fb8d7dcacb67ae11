# Session 0 runs itself: who can read this, how we meet, what we promise one another, and who facilitates when.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = theory-of-practice; language = en; zone = Europe/Paris
garden| [Who can read this?]
Ana: [Who can read this?]
Ana< What the bot keeps
Ana< beyond our reach
garden| nothing
Ana: /circle invite @Ben @Cal
Ben| 6 meetings of 90 minutes
Ben| Silence is welcome
Ben: [Who can read this?]
Ben< Who can read what is written in this room
Ben: [Yes, I’ll join]
Ben: /circle join
Ben< You are in this circle already
Cal: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = two-weeks; minutes = 90
Ana< 96 minutes
Ana: [Shorter turns]
garden| Ana made the turns
Ana: [Shorter turns]
Ana< That is so already
clock: 2026-05-12 17:50
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
clock: +10 minutes
Ana: [Open the meeting]
garden| Who can read what is written in this room
Ana: [Next step]
Ana: [Next step]
Ana< Not everyone has had their turn, and there is still time: Ben, Cal
garden| nothing
Ana: [Go on all the same]
Ana: [Next step]
Ana: [Go on all the same]
garden| Groups we have known
Ana: [Next step]
Ana: [Go on all the same]
garden| How we meet
garden| If someone cannot come: open

# The sheet: a line each, and one consent for the whole of it.
Ben: [When] day = 2026-05-27; time = 18:30; rhythm = two-weeks; minutes = 90
Ben< on the card that all of you see
garden| [Propose all this together]
Cal: [Absence] absence = tap; quorum = 3
garden| we meet when 3 can come
Ben: [In between] load = hour
Ben: [Propose all this together]
garden| Ben proposes
garden| 1 consent so far
Cal: [I consent]
garden| 2 consents so far
Ana: [I have a reason not to] text = Wednesdays I sing.; to = room
garden| Wednesdays I sing.
garden| There is a reason not to do it like this
Ana: /circle logistics
Ana< [The open proposal]
Ben: [How we meet]
Ben: [When] day = 2026-05-26; time = 18:30; rhythm = two-weeks; minutes = 90
garden| A proposal, put otherwise
Ana: [I consent]
Cal: [I consent]
Cal< and with you everyone who was asked
garden| this is how we meet
garden| Session 5

# Agreements: amended by proposal, then adopted as a whole. A reason may be told to the proposer alone.
Ana: [Next step]
garden| Our agreements
Cal: [Propose something] about = new; wording = We drink tea.; reason = It is cold.
garden| We drink tea.
garden| Because: It is cold.
Ben: /circle propose about = decision; wording = We meet outside; reason = Sun
Ben< One thing at a time
garden| nothing
Ben: [I have a reason not to] text = I drink none.; to = proposer
Cal| I drink none.
garden| There is a reason not to do it like this
Ana| there is a reason not to do it like this
Ana: /circle proposal
Ana: [I consent]
Cal: [Put it otherwise] wording = We may drink tea.; reason = It is cold.
garden| We may drink tea.
garden| 1 consent so far
Ana: /circle agreements
Ana: [The open proposal]
Ana< We may drink tea.
Ana: [I consent]
Ben: [I consent, with a concern] text = ; to = room
garden| As a whole it is still a list to start from
Ben: /circle agreements
Ben< We may drink tea.
Ben< A list to start from
Ana: [Adopt these as they are]
garden| as they read, are ours

# Cal is here and says nothing. Whoever facilitates is told how many answers are out, and sets it aside.
Ben: [I consent]
Ana| 1 answer is still out
Ana: [Set it aside]
garden| The proposal of Ana is set aside
garden| [Put it again]
garden| [Adopt these as they are]
Ana: [Put it again]
garden| Ana proposes
Ben: [I consent]
Cal: [I consent]
garden| version 1 of our agreements
Ben: /circle agreements
Ben< Version 1
Ana: [Next step]
Ana: [Draw the rota]
garden| Session 1
garden| [Draw it anew]
Ana: [Next step]
garden| Check-out
Ana| Next time: Session 1
Ana: [Show the homework]
garden| until “Session 1”
garden| why am I here, and what would success be?
