# People of a community ask for a circle, are invited without names, and sit down together.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle seek days = weekdays; starts = 17:00; ends = 19:00; languages = en; interests = Trees
Ana< whose door is open
Ana: /circle door door = open
Ben: /circle join
Cal: /circle join
Dee: /circle join
Eve: /circle join

# Opting in is between each and the bot.
Ana: /circle seek days = weekdays; starts = 17:00; ends = 19:00; languages = en; interests = Trees, water
Ana< You are seeking a circle
garden| nothing
Ana: [Which circles could be formed]
Ana< One person seeks a circle
Ana< one not placed: too few seek
Ben: /circle seek days = weekdays; starts = 20:00; ends = 18:00; languages = both; interests = trees
Ben< Monday to Friday, 20:00 – 18:00 the next day
Ben: /circle seek days = weekdays; starts = 16:00; ends = 20:00; languages = both; interests = trees
Cal: /circle seek days = every-day; starts = 17:00; ends = 19:30; languages = en; interests = trees
Dee: /circle seek days = tuesday; starts = 17:00; ends = 19:00; languages = en; interests = Trees
Eve: /circle seek days = saturday; starts = 07:00; ends = 08:00; languages = fr

# Whom one may not be with is known to oneself alone, and can be taken back.
Ben: /circle not-with people = @Dee
Ben< Dee, at your wish
garden| nothing
Dee| nothing
Ben: /circle seeking
Ben< Dee, at your wish
Ana: /circle seeking
Ana< Is there somebody
Ben: [Take back: Dee]
Ben< Taken back
Ben: /circle reports direction = up; people = @Eve
Ben< Eve, whom you report to
Eve| nothing

# Counts alone for whoever forms circles.
Ana: /circle place
Ana< 5 people seek a circle
Ana< one circle of 4
Ana< one not placed: too few share a language
Ana: [Invite them]
Ana< One circle is invited
Ben| 4 people, you among them
Ben| All of you care about: trees
Ben| Tuesday 12 May, 17:00 (2 h)
Eve| too few others speak the language
garden| nothing

# A no is silent; who said yes waits, and then they see one another.
Dee: [Not this one]
Dee< Nobody is told
Ana| nothing
Ana: [Yes, I’ll join]
Ana< Noted
Ana: [Yes, I’ll join]
Ana< Noted
Ben: [Yes, I’ll join]
Ben| nothing
Cal: [Yes, I’ll join]
Cal| With you: Ana, Ben
Ana| With you: Ben, Cal
Dee| nothing
Dee: /circle seeking
Dee< You are seeking a circle
Dee: [Yes, I’ll join]
Dee< come to its end
Ana: /circle sit-here
Ana< The garden sits in this room already
