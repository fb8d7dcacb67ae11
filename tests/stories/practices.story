# Practices are read by what they are for. One is looked at, changed part by part, used, and taken away again.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal @Dee
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Dee: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60
Ben: /circle practices
Ben< One person’s situation
Ben< Case clinic, light · 31 min
Ben< Codevelopment, in six steps · 75 min · to be shortened
Ben: [Each in turn]
Ben< Troika consulting
Ben< 44 min · For 3 to 4 people, best with 3.
Ben: [Troika consulting]
Ben< 4 × 5 min · Turned away
Ben< 44 minutes of 60
Ben< Henri Lipmanowicz
Ben: /circle practice codevelopment
Ben< These suit as many people and as much time as you have
Ben: [All practices]
Ben< Everyone together

# Some parts of the file do not hold: each problem is named by its line in what was shown, and nothing changes.
Cal: /circle change troika-consulting
Cal< Change “Troika consulting”
Cal: [3 · Clarifying] file = [[steps.steps]]\nid = "clarifying"\ntitle.en = "Clarifying"\ntitle.fr = "Clarifier"\nmode = "opn"\nminutes = 3\ncue.en = "Ask."\ncue.fr = "Demandez."
Cal< Line 5
Cal: /circle change troika-consulting
Cal: [3 · Clarifying] file = [[steps.steps]]\nid = "clarifying"\ntitle.en = "Clarifying"\ntitle.fr = "Clarifier"\nmode = "open"\nminutes = 3\ncue.en = "Ask."\ncue.fr = "Demandez."
Cal< Troika consulting
Cal: [Look at it]
Cal< 4 × 3 min · Clarifying
Cal< 48 minutes of 60
Cal: [Use it next time]
Cal: [Yes]
garden| Troika consulting
Dee: /circle practices
Dee< Your own

# What does not fit says so to whoever chose it, and one tap makes it fit.
Cal: /circle use codevelopment
Cal: [Yes]
Cal< It takes 75 minutes
Cal: [Make it that short]
garden| as short as they need to be
Cal: /circle meeting
Cal< of 60, with 4 people: it fits

# A version of one's own can be taken away, and what ships is there again.
Dee: /circle practice troika-consulting
Dee: [Take our version away]
Dee< The practice is again as it ships
Dee: /circle practice troika-consulting
Dee< 44 minutes of 60

# A whole file comes in through the form, in as many pieces as it needs.
Ana: /circle import file = practice = "one-round"\ntitle.en = "One round"\npurpose.en = "To be heard."\npeople = { min = 3, max = 6 }\nsource = "ours"\nlicence = "MIT"\n[[steps]]\nid = "round"\ntitle.en = "The round"; file-2 = mode = "round"\nminutes = "3n"\ncue.en = "Three minutes each."
Ana< “One round” is taken in
Ana: /circle use one-round
Ana: [Yes]
garden| One round
Ana: /circle practice one-round
Ana: [Take our version away]
Ana< “1. One round” is to be held by one-round
Ana: /circle use open-conversation
Ana: [Yes]
Ana: /circle practice one-round
Ana: [Take our version away]
Ana< one-round is gone
Ana: /circle season
Ana< A circle is not therapy
