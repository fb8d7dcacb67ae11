# What one wrote for oneself can be read again, by oneself alone: in the next steps, and whenever one likes.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben| A regular hour to talk about what matters; you choose how often
Ben| 1 person
Ben: [Yes, I’ll join]
Ben| You said yes
Cal: [Yes, I’ll join]
Ana: /circle season
Ana< No meeting is planned yet
Ana< We meet
Ana: /circle circle
Ana< [Plan meetings]
Ana: /circle invite @Ana
Ana< You are in this circle already
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60
Ana: /circle import file = practice = "values"\ntitle.en = "Values"\npurpose.en = "To find out."\npeople = { min = 2, max = 6 }\nsource = "ours"\nlicence = "MIT"\n[[steps]]\nid = "five"\ntitle.en = "Five values"\nmode = "write"\nkeep = "author"\nminutes = 5\ncue.en = "Write."\n[[steps]]\nid = "aloud"\ntitle.en = "Aloud"\nmode = "round"\nminutes = 5\ncue.en = "Say one."
Ana: /circle use practice = values; meeting = 1
Ana: [Yes]
clock: 2026-05-12 17:50
Ana: [I’m here]
Ben: [I’m here]
Ana: [Open the meeting]
garden| nobody else sees it. It is kept under your own key, until you destroy it or leave
Ana: [Write] writing = candour, patience
Ana< Sealed
Ana: /circle write
Ana< Write
Ben: [Write] writing = courage
Ben< Sealed
garden| Aloud
garden| [What I wrote]
Ana: [What I wrote]
Ana< What you wrote in this meeting
Ana< candour, patience
garden| nothing
Ben| nothing
Cal: [What I wrote]
Cal< Nothing that you wrote in this meeting
Ana: /circle note text = later
Ana: /circle words
Ana< [Read them here]
Ana: [Read them here]
Ana< candour, patience
Ana< later
Ben: /circle words
Ben: [Read them here]
Ben< courage
