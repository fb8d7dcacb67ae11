# What is typed wrongly is answered calmly, in private, and changes nothing.
zone Europe/Paris
begins 2026-03-02 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Pariss
Ana< Perhaps you mean one of these: Europe/Paris
garden| nothing
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]

# An unknown word: the nearest one, and the help.
Ana: /circle opne
Ana< /circle open
Ana< [Help]
garden| nothing
Eve: /circle season
Eve< no circle

# A time in a gap, in the past, or unreadable.
Ana: /circle plan day = 2026-03-29; time = 02:30; rhythm = weekly; minutes = 60
Ana< 03:00
garden| nothing
Ana: /circle plan day = 2026-02-27; time = 18:00; rhythm = weekly; minutes = 60
Ana< 27 Feb 2026
garden| nothing
Ana: /circle plan day = demain; time = 14 h 30; rhythm = weekly; minutes = 60
Ana< demain
garden| nothing
Ana: /circle season
Ana< planned

# A practice file with slips: the line and the mend, and nothing is taken in.
Ana: /circle import file = practice = "mine"\ntitel.en = "Mine"\n
Ana< Line 1
Ana: /circle practices
Ana< Open conversation

# Whoever reads French is answered in French, also where nothing of the kind is known; and a name stands in its form.
Ben: /circle language language = fr
Ben: /circle xyzzyxyzzy
Ben< Pour voir tout ce que vous pouvez taper
Ana: /circle check-ins day = 2026-03-09; time = 09:00; rhythm = weekly; question = What matters now?; hours = 24
garden| How often: Every week
garden| The question: What matters now?
