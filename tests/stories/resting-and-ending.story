# After a rest with nothing ahead, the choices are there again. A circle that has ended says so, and what is left.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben
Ben: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60; count = 1
Ana: /circle cancel 1
Ana: [Yes]
garden| Nothing lies ahead now
Ana: [Rest]
Ben: /circle
Ben< It rests: nothing is announced until somebody goes on
Ben< [Go on]
Ben: [Go on]
garden| Ben goes on with the season.
garden| Nothing lies ahead now
garden| [Another season]
Ana: [End here]
garden| ends here
Ben: /circle
Ben< It has ended
Ben: /circle circle
Ben< This circle has ended
Ben< [My words]
Ben< [Another season]
