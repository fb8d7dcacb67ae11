# The facilitator falls silent in the middle. The understudy is asked in private; the role stays until it is taken.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60
clock: 2026-05-12 17:50
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
clock: +10 minutes
Ana: [Open the meeting]
Ana| Still to come after Ben: Cal, Ana
clock: +4 minutes
Ana| About 2 minutes are left in this round. Ben has the floor; still to come: Cal, Ana
garden| nothing
clock: +2 minutes
garden| Two more minutes, or on to the next one?
garden| Ben has the floor. Still to come: Cal, Ana. Their minutes are theirs.
clock: +2 minutes
Ben| nothing
clock: +3 minutes
Ben| nothing
clock: +1 minute
Ben| Would you like to lead on?
garden| nothing
Ben: [I’ll take it]
garden| Ben facilitates from here on
Ben| For you alone
Ben| Still to come after Ben: Cal, Ana
Ben| The time of this step is over.
Ana| This cue sheet is over
Ben| This offer is no longer open
Ben: [2 more minutes]
garden| Until 18:14
garden| The time of that step was over
Cal: /circle silence 3
garden| We are quiet together until 18:15
clock: +3 minutes
garden| The silence is over
Ben: [Close the meeting]
garden| Facilitator: Ana
