# Somebody goes alone through two seasons: they are asked which one is meant, and what they typed is not lost.
zone Europe/Paris
begins 2026-05-04 09:00
Eve: /circle solo season = theory-of-practice; language = en; zone = Europe/Paris
Eve: /circle solo season = learning-circle; language = en; zone = Europe/Paris
Eve: /circle note remember
Eve< Which one? This is for /circle note.
Eve< [My theory of practice · alone]
Eve: [Learning circle · alone]
Eve< in your notebook
Eve: /circle notebook
Eve: [Learning circle · alone]
Eve< remember
Eve: /circle season
Eve: [My theory of practice · alone]
Eve< My theory of practice
Eve: /circle home
Eve< Learning circle · alone

# Company is about one season: it is asked which, and stays about that one.
Eve: /circle company
Eve< Which one? This is for /circle company.
Eve: [Learning circle · alone]
Eve< Would you like company
Eve: [I’d like company]
Eve< you would like company
Eve: /circle company
Eve: [My theory of practice · alone]
Eve< [I’d like company]
