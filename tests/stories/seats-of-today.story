# The day before says who has the seat; whoever it would fall to hears of it first, says no or not, and it passes on.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 90; count = 2
Ana: /circle import file = practice = "seat"\ntitle.en = "A seat"\npurpose.en = "To be met."\nprepare.en = "Choose one question."\npeople = { min = 2, max = 6 }\npresenters = "one"\nsource = "ours"\nlicence = "MIT"\n[[steps]]\nid = "in"\ntitle.en = "Arrive"\nmode = "round"\nminutes = "n"\ncue.en = "Arrive."\n[[steps]]\nid = "share"\ntitle.en = "The share"\nmode = "presenter"\nminutes = 10\ncue.en = "Listen."\nguidance.presenter.en = "Begin with the question."\n[[steps]]\nid = "out"\ntitle.en = "Leave"\nmode = "open"\nminutes = 5\ncue.en = "Bye."
Ana: [Look at it]
Ana: /circle use practice = seat; meeting = 1
Ana: [Yes]
Ana: /circle use practice = seat; meeting = 2
Ana: [Yes]
Cal: /circle present 2
Cal: /circle meeting 2
Cal< [Give it back]
Ana: /circle meeting 2
Ana< Presenting: Cal
clock: 2026-05-11 18:00
garden| Presenting: 1 seat is free
Ben| it would fall to you
Ben| Choose one question.
Cal| nothing
Ben: [Not this time]
Ben< goes to whoever is next
Cal| it would fall to you
garden| nothing
clock: 2026-05-12 17:55
Ana: [I’m here]
Ben: [I’m here]
Cal: [I’m here]
clock: 2026-05-12 18:00
Ana: [Open the meeting]
Cal| A presenter’s seat falls to you in this meeting
Cal: [Not this time]
Cal< You have given the seat
Ana| A presenter’s seat falls to you in this meeting
Ana: [Next step]
Ana: [Go on all the same]
Ana| Begin with the question.
Ana: [Next step]
Ana: /circle close
clock: 2026-05-18 18:00
garden| Presenting: Cal
Cal| You have the presenter’s seat
Cal| Choose one question.
Ana: /circle use practice = open-conversation; meeting = 2
Ana: [Yes]
Cal| one without a presenter’s seat
