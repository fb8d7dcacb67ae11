# How one says that one cannot come is what the circle agreed on: a tap, a word to whoever facilitates, or in the room.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = weekly; minutes = 60
garden| Ana planned the season
Cal: /circle cant 1
Cal< No reason is needed
garden| nothing
Cal: [I’m coming]
Cal< you are coming

# A word, to whoever facilitates and nobody else; it is one's own to say.
Ana: /circle logistics
Ana: [Absence] absence = word
Ana: [Propose all this together]
Ben: [I consent]
Cal: [I consent]
garden| this is how we meet
Cal: /circle cant 1
Cal< [Say a word]
garden| nothing
Cal: [Say a word] text = My daughter plays the flute that evening.
Cal< Ana will read it, and nobody else
Ana| plays the flute
garden| nothing
Ana: /circle cant 2
garden| nothing

# In the room, so that all know.
Ana: /circle logistics
Ana: [Absence] absence = room
Ana: [Propose all this together]
Ben: [I consent]
Cal: [I consent]
garden| this is how we meet
Ben: /circle cant 3
Ben< The room has been told
garden| Ben cannot come to
Ben: [I’m coming]
Ben< The room has been told
garden| Ben can come to

# Whoever is away reads so, and how it ends.
Ben: /circle away until = 2026-05-20
Ben: /circle
Ben< You come back by yourself
Ben: /circle me
Ben< You come back by yourself
Ben: [I’m back]
Ben: /circle
Ben< [Can’t come]
