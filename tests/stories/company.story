# Two who go alone would each like company: both are asked without a name, and meet once both have said yes.
zone Europe/Paris
begins 2026-05-04 09:00
Eve: /circle solo season = theory-of-practice; language = en; zone = Europe/Paris
Noa: /circle solo season = theory-of-practice; language = en; zone = Europe/Lisbon
Kim: /circle solo season = theory-of-practice; language = fr; zone = Europe/Paris
Eve: /circle note text = I arrive tired, and curious.
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Eve: /circle company
Eve< Would you like company
Ana: /circle leave
Ana: [Yes]
Eve: [I’d like company]
Eve< you would like company
Kim: /circle company
Kim: [J’aimerais de la compagnie]
Kim< vous aimeriez de la compagnie
Eve| nothing
Noa: /circle company
Noa: [I’d like company]
Noa< There is somebody
Noa| Somebody else goes through this season alone
Eve| Shall we introduce you
Eve: [Not now]
Eve< Nobody is told
Noa| nothing
Noa: [Yes, introduce us]
Noa< your name is shown to nobody
Eve| nothing
Eve: [Yes, introduce us]
Eve< you have a message with a name
Eve| With you: Noa
Noa| With you: Eve
Kim| nothing
Noa: [Our circle]
Noa< Eve
Eve: [My notebook]
Eve< tired, and curious
Kim: /circle company
Kim: [Je préfère continuer en solo]
Kim< Personne ne l’apprend
Noa: /circle sit-here
Noa< Everything goes on here
garden| Noa brought it here
