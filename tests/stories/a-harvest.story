# A line of each three, without names, shown together; a circle that grows out of a topic; the shelf; numbers for the convener.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The commons; season = community-of-practice; language = en; zone = Europe/Paris
Ben: [Join]
Cal: [Join]
Dee: [Join]
Ana: /circle plan day = 2026-05-12; time = 18:00; rhythm = month-weekday; minutes = 75
Ana: /circle shelve title = Listening well; found_at = https://example.org/listening; tags = listening ears; named = yes
Ana< It is on the shelf
Ben: /circle shelve title = A book on no; found_at = The library in Lyon; tags = saying-no
Cal: /circle shelf #listening
Cal< Listening well — https://example.org/listening · #listening #ears · recommended by Ana
Cal: /circle shelf lyon
Cal< A book on no — The library in Lyon · #saying-no
Cal: /circle shelve title = A podcast; found_at = anywhere; tags = ears Ears
Cal: /circle shelf podcast
Cal< A podcast — anywhere · #ears
Ana: /circle shelf
Ana: [Take off: A podcast]
Ben: /circle shelf
Ben< A book on no
Ben: [Forum]
Ben: [I’ll host]
Dee: /circle topic title = Courage
Dee: /circle gather
Dee< No circle waits
Eva: [Forum]
Eva< Joining takes one tap
Dee: [Forum]
Dee: [Start a circle on this]
Dee< When three would like it
garden| Who would like a small circle on this? Courage
garden| Interested: a few
Ana: [I’d like that]
Ana< Nobody sees who
garden| nothing
Dee| nothing
Cal: [I’d like that]
Dee| Enough would like a circle on this: Courage
Dee| type /circle gather there
Dee: /circle gather
Dee< A circle needs a room of its own, another than the community’s.
clock: 2026-05-12 17:50
Ben: [I’m here]
Cal: [I’m here]
Dee: [I’m here]
Ben: [Open the meeting]
Ben: [Next step]
Ben: [Next step]
Ben: [Next step]
Ben: [Next step]
garden| In threes
Ben: [Next step]
garden| No line yet
Cal: [Our line] line = We fear the silence after a no.
Cal< without a name
garden| 1 line so far
Dee: [Our line] line = A no can be kind.
garden| 2 lines so far
Ana: /circle forum
Ana: [Harvest]
Ana< No harvest is kept yet
Ben: [Show together]
garden| • A no can be kind.
Ana: [Our line] line = Silence first.
Ana< next showing
garden| 1 line came later
Ana: [Forum]
Ana: [Harvest]
Ana< • A no can be kind.
Ben: [Show together]
garden| • Silence first.
Ben: [Next step]
garden| • We fear the silence after a no.
Ana: [Forum]
Ana: [Harvest]
Ana< Tuesday 12 May
Ana: /circle counts
Ana< Members: a few
Ana< Forums held: none yet
Ben: /circle counts
Ben< Ana convenes this community
