# A pass that was not meant is taken back; who stepped out is asked after the others; the last round ends in thanks.
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
garden| Ben, the floor is yours
Cal: [Pass]
Cal< You have passed, and nobody asks again.
Cal: [I would like to speak after all]
Cal< Your turn comes after the others.
Ben: [A minute of silence]
garden| We are quiet together until
Ana| We are quiet together until
clock: +1 minute
garden| The silence is over
Ben: /circle step-out
garden| Ana, the floor is yours
Ben: [I’m here]
Ben< Your turn in this round comes after the others.
Ana: [I have spoken]
garden| Cal, would you like to speak now
Cal: [I have spoken]
garden| Ben, would you like to speak now
Ben: [I have spoken]
garden| A proposal, then reasons, then consent.
clock: +1 hour
garden| The time of this step is over.
Ana| The time of this step is over.
Ana: [Next step]
Ana: [Next step]
garden| Check-out
Ana: [Close the meeting]
Ana< Not everyone has had their turn
Cal: [Pass]
garden| Ana, the floor is yours
Ana: [I have spoken]
Ben: [I have spoken]
garden| The last round is over.
Ana| Thank the circle
Cal: [I would like to speak after all]
garden| Cal, would you like to speak now
Cal: [I have spoken]
Ana| Thank the circle
Ana: [Close the meeting]
garden| Thank you, everyone.
