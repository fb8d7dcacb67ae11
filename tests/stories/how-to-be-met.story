# A presenter says in private how they want to be met; anyone asks for a silence; the guardian calls a pause.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60
Ana: /circle import file = practice = "seat"\ntitle.en = "A seat"\npurpose.en = "To be met."\npeople = { min = 2, max = 6 }\npresenters = "one"\nroles = ["guardian", "timekeeper"]\nsource = "ours"\nlicence = "MIT"\n[[volunteers]]\nen = "Bring a song"\n[[steps]]\nid = "in"\ntitle.en = "Arrive"\nmode = "round"\nminutes = "n"\ncue.en = "Arrive."\n[[steps]]\nid = "share"\ntitle.en = "The share"\nmode = "presenter"\nminutes = 10\ncue.en = "Listen."\n[[steps]]\nid = "about"\ntitle.en = "About it"\nmode = "about"\nminutes = 10\ncue.en = "Talk."\n[[steps]]\nid = "out"\ntitle.en = "Leave"\nmode = "open"\nminutes = 5\ncue.en = "Bye."
Ana: /circle use practice = seat; meeting = 1
Ana: [Yes]
Cal: /circle present 1
clock: 2026-05-12 17:50
garden| Who would like to
garden| Guardian: free
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
Ben: [I’ll take it: Guardian]
Ben< You have taken this on: Guardian
garden| Guardian: Ben
Cal: [I’ll take it: Bring a song]
Cal: [Leave it to somebody else]
garden| Bring a song: free
Ana: [Open the meeting]
garden| The others listen
Ana| Still to come
Ana| If you lack words
Ben| You watch over time and energy
Cal| How do you want to be met?
Cal: [Listening]
Cal: [Questions]
Cal| The others see: listening, questions
garden| nothing
Ana: [Next step]
Ana: [Go on all the same]
garden| Cal would like: listening, questions
garden| Cal speaks. The others listen.
Cal| You have the floor
clock: +2 minutes
Ben: [A minute of silence]
garden| We are quiet together until
Cal: [A minute longer]
garden| We are quiet together until 17:54
clock: +1 minute
garden| nothing
clock: +1 minute
garden| The silence is over
garden| Until 18:02
Ben: [Call a pause] why = we are hurrying
garden| Ben, who watches over us today, calls a pause: we are hurrying
garden| Paused. 8 minutes are left
clock: +5 minutes
Ana: [Resume]
garden| Until 18:07
Ana: [Next step]
Cal| You listen now. You may turn your camera off.
Cal| You can stop at any moment
garden| Cal would like: listening, questions
Cal: [I stop here]
garden| Cal stops here
garden| Leave
