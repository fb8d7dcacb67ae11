# Who might present next; being in line for a seat that is taken; one's own spoken time, and how all of it was shared.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60; count = 2
Ana: /circle seats
Ana< No meeting ahead has a presenter’s seat
Ana: /circle import file = practice = "seat"\ntitle.en = "A seat"\npurpose.en = "To be met."\npeople = { min = 2, max = 6 }\npresenters = "one"\nsource = "ours"\nlicence = "MIT"\n[[steps]]\nid = "in"\ntitle.en = "Arrive"\nmode = "round"\nminutes = "n"\ncue.en = "Arrive."\n[[steps]]\nid = "share"\ntitle.en = "The share"\nmode = "presenter"\nminutes = 10\ncue.en = "Listen."\n[[steps]]\nid = "out"\ntitle.en = "Leave"\nmode = "open"\nminutes = 5\ncue.en = "Bye."
Ana: /circle use practice = seat; meeting = 1
Ana: [Yes]
Ana: /circle use practice = seat; meeting = 2
Ana: [Yes]
Cal: /circle present 1
Cal< A presenter’s seat is yours
Ben: /circle present 1
Ben< You are next in line
garden| nothing
Ana: /circle give-seat
Ana< You have no presenter’s seat at a meeting ahead
Ana: /circle seats
Ana< Cal, who asked for it
Ana< Next to facilitate: Ana, who has not done so yet
Cal: [Give it back]
Cal< Nobody asks why
Ben| it is yours, as you wished
garden| nothing
Ana: /circle seats
Ana< Ben, who asked for it
clock: 2026-05-12 17:55
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
clock: 2026-05-12 18:00
Ana: [Open the meeting]
clock: +3 minutes
Ben: /circle done
Ben: /circle pause
clock: +5 minutes
Ben: /circle resume
clock: +2 minutes
Cal: /circle done
clock: +1 minute
Ana: /circle done
Ana: [Next step]
Ana: [Close the meeting]
Ana: /circle airtime
Ana< In this season’s rounds you spoke about 1 minute.
Ana< Only you see it
Cal: /circle airtime
Cal< you spoke about 2 minutes.
Ben: /circle seats
Ben< who has not had it yet
Ben< Ben had it on Tuesday 12 May.
Ben< Ana facilitated on Tuesday 12 May.
Ben< Ana spoke last in the opening round of Tuesday 12 May.
clock: 2026-05-19 17:55
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
clock: 2026-05-19 18:00
Ben: [Open the meeting]
Ben: [Next step]
Ben: [Go on all the same]
Ben: [Next step]
Ben: [Close the meeting]
garden| ████████████████████
garden| from most to least: about 50%, 33%, 17%.
garden| It is no score
