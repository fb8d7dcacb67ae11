# The last meeting decides what comes next, and its closing card says what was decided; nobody ends it for all in passing.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60; count = 1
Ana: /circle import file = practice = "last"\ntitle.en = "The last"\npurpose.en = "To close."\npeople = { min = 2, max = 6 }\nsource = "ours"\nlicence = "MIT"\n[[steps]]\nid = "next"\ntitle.en = "What next"\nmode = "decide"\nminutes = 5\ncue.en = "Propose."\nshows = "what comes next"\n[[steps]]\nid = "out"\ntitle.en = "Check-out"\nmode = "round"\nminutes = "n"\ncue.en = "A word."
Ana: /circle use practice = last; meeting = 1
Ana: [Yes]

# Its time goes by, and whoever is to facilitate says nothing: whoever opens it holds it.
clock: 2026-05-12 17:55
Ben: [I’m here]
Cal: [I’m here]
clock: 2026-05-12 19:10
garden| [Open it now]
Ben: [Open it now]
garden| What next
garden| Once this meeting is closed
Ben| Propose.
Cal: [Propose something] about = decision; wording = We rest until May.; reason = Summer
Ben: [I consent]
garden| We rest until May.
Ben: [Next step]
Cal: [I have spoken]
Ben: [I have spoken]
Ben: [Close the meeting]
garden| You decided:
garden| We rest until May.
Cal: [End here]
garden| ends here
Ben: /circle go-on
Ben< has ended
Ana: /circle again
Ana< This circle has ended. Begin another season, with the 3 who are still in it?
garden| nothing
