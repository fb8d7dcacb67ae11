# What is typed is understood where it can be, and otherwise nothing of it is lost, and what is so is said.
zone Europe/Paris
begins 2027-01-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle plan day = 2027-01-12; time = 18:00; rhythm = weekly; minutes = 25; count = 2

# What does not fit names the meetings that there are, and never promises what does not follow.
Ana< these meetings: 1, 2
Ana< Meetings that last longer

# A practice is known by its title or by how it begins; what there is not is said to be not there.
Ana: /circle practice Troika consulting
Ana< Troika consulting
Ana: /circle practice troika
Ana< Troika consulting
Ana: /circle practice nothing
Ana< no practice or season called nothing
Ana: /circle séance
Ana< Facilitator
Ana: /circle plan
Ana: [Yes] day = 2027-01-12; time = 18:00; rhythm = weekly; minutes = 0
Ana< this says 0

# Who is not invited, and why.
Ana: /circle invite @Ben @Dee @Ana
Ana< One invitation is on its way, in private: Dee
Ana< Ben, who is in this circle already
Ana< Ana, yourself
Ana: /circle invite @Dee @Eve
Ana< Dee, who has an invitation already
Dee: [Yes, I’ll join]

# To ask twice tells nobody anything new; and somebody who has left has no number.
Ana: /circle remove @Dee
Ben| asks that the circle go on without
Ana: /circle remove @Dee
Ana< You have asked for this already
Ben| nothing
Ben: [I ask the same]
Dee| your place there has ended
Cal: [I ask the same]
Cal< no longer in this circle

# A word is looked for in the reader’s own language, and an unknown chapter of the help is said to be one.
Ana: /circle opne
Ana< /circle open
Ana: /circle help xyz
Ana< no word or chapter “xyz”
Ana< What you can do here
Ana: /circle language language = fr
Ana: /circle absent
Ana< [Aide]
