# What one keeps is one's own: it goes into a file, and is destroyed with a proof. A second proposal is refused before its form.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben
Ben: [Yes, I’ll join]
Ana: /circle letter text = Dear me; on = 2026-05-03
Ana< not a day to come
Ana: /circle letter text = Dear me; on = 2026-08-04
Ana: /circle commit text = Call the archive
Ana: /circle words
Ana< 2 pieces of writing
Ana: [Destroy them]
Ana< 2 pieces of writing are destroyed
Ana< history
Ana: /circle destroy-words
Ana: [Yes]
Ana< Nothing of yours
Ana: /circle words
Ana< Nothing of yours
Ben: /circle propose about = decision; wording = We bring cake.; reason = Joy
Ana: /circle propose
Ana< One thing at a time
garden| nothing
