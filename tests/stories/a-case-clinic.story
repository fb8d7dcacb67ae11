# A shipped practice is used for one meeting; the presenter has the seat and may stop, and everyone closes; an export.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal @Dee
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Dee: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60
Ben: /circle use practice = case-clinic-light; meeting = 1
Ben< “1. We meet” is planned as “Open conversation”
Ben< with 4 people
garden| nothing
Ben: [Yes]
garden| Ben chose another practice for “1. We meet”
Ana: /circle export case-clinic-light
Ana< case-clinic-light.toml
clock: 2026-05-11 18:00
garden| Presenting: 1 seat is free
clock: 2026-05-12 17:50
garden| Presenting: 1 seat is free
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
Cal: [I’d like to present]
garden| Presenting: Cal
Dee: [I’m here]
clock: +10 minutes
Ana: [Open the meeting]
garden| Cal
Ana: [Next step]
Ana: [Next step]
garden| We are quiet together
Dee: [I stop here]
Dee< Cal
clock: +1 minute
garden| Mirroring
Cal: [I stop here]
garden| Cal stops here. Thank you. We go on with “Closing”.
Cal| This step is for you.
Cal: /circle stop
Cal< This step is for everyone, so it goes on.
garden| nothing
