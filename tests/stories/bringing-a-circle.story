# A circle is brought to a room by one of its members, and by nobody else.
zone Europe/Paris
begins 2026-05-04 09:00
Zoe: /circle sit-here
Zoe< There is no circle of yours here
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Zoe: /circle sit-here
Zoe< There is no circle of yours here
garden| nothing
Ana: /circle sit-here
Ana< The garden sits in this room already
garden| nothing
