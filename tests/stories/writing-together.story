# Everyone writes; nothing is seen until all are ready, and then all of it at once. Paper and passing look the same.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60
Ana: /circle import file = practice = "notes"\ntitle.en = "Notes"\npurpose.en = "To write."\npeople = { min = 2, max = 6 }\nsource = "ours"\nlicence = "MIT"\n[[steps]]\nid = "together"\ntitle.en = "Three lines"\nmode = "write"\nreveal = "together"\nminutes = 5\ncue.en = "Write."\n[[steps]]\nid = "unnamed"\ntitle.en = "One worry"\nmode = "write"\nreveal = "together"\nnamed = false\non_time = "hard"\nminutes = 5\ncue.en = "Write."\n[[steps]]\nid = "own"\ntitle.en = "For yourself"\nmode = "write"\nminutes = 5\ncue.en = "Write."\n[[steps]]\nid = "sealed"\ntitle.en = "Never seen"\nmode = "write"\nreveal = "together"\nminutes = 5\ncue.en = "Write."
Ana: /circle use practice = notes; meeting = 1
Ana: [Yes]
clock: 2026-05-12 17:50
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
Ana: [Open the meeting]
garden| Three lines
garden| 0 of 3 are ready
Ben: [Write] writing = the harbour at dawn
Ben< Sealed
garden| 1 of 3 is ready
Cal: [I’m ready]
Cal< Nobody can tell
garden| 2 of 3 are ready
Ben: [Write] writing = the harbour at dusk
Ben< Sealed
garden| nothing
Ana: [Write] writing = a lamp
garden| Ben: the harbour at dusk
garden| Ana: a lamp
garden| One worry
Cal: [Write] writing = that nobody comes
garden| 1 of 3 is ready
clock: +5 minutes
garden| • that nobody comes
garden| For yourself
garden| It is yours alone
Ben: /circle write my secret
Ben< nothing is kept
Ana: [I’m ready]
Ben: [I’m ready]
Cal: [I’m ready]
garden| Never seen
Ben: [Write] writing = not for now
Ana: [Close the meeting]
garden| is closed
Ben: /circle words
Ben< Nothing of yours is kept here
