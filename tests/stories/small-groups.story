# Pairs: drawn in one click, told in private, joined by whoever comes late, brought back; nobody is left alone.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal @Dee
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Dee: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60
Ana: /circle import file = practice = "twos"\ntitle.en = "Twos"\npurpose.en = "To talk."\npeople = { min = 2, max = 6 }\nsource = "ours"\nlicence = "MIT"\n[[steps]]\nid = "pairs"\ntitle.en = "In pairs"\nmode = "pairs"\nminutes = 10\nquestion.en = "What is new?"\ncue.en = "Talk."\n[[steps]]\nid = "all"\ntitle.en = "All of us"\nmode = "open"\nminutes = 5\ncue.en = "Talk."
Ana: /circle use practice = twos; meeting = 1
Ana: [Yes]
clock: 2026-05-12 17:50
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
Ana: [Open the meeting]
garden| In small groups
Ana| you are with
Ben| you are with
Cal| you are with
Cal| What is new?
Cal| begins.
Cal| Find a place of your own to talk
Cal| Until 18:00
Dee: [I’m here]
Dee| you are with
clock: +5 minutes
Dee| Half of the time has gone by. See that each of you has a turn.
Ana| See that each of you has a turn.
garden| nothing
clock: +4 minutes
Ana| One minute is left
Dee| One minute is left
garden| nothing
clock: +1 minute
Cal| come back together
Cal: [2 more minutes]
Ana| There are 2 more minutes for this step.
Cal| Until 18:02
clock: +2 minutes
Ana| come back together
Ana: [Next step]
garden| Whoever wishes speaks. The others listen.
Ben| This is over. Thank you.
