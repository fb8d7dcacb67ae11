# Un cercle de quatre personnes, du premier mot au dernier
zone Europe/Paris
begins 2026-05-04 09:00

# Anne ouvre un cercle dans le salon « garden ».
Anne: /circle
Anne< de trois à six pairs
Anne: /circle commencer name = Le jardin; season = theory-of-practice; language = fr; zone = Europe/Paris
garden| Le jardin
Anne: /circle inviter @Benoît @Claire @Denise @Émile
Benoît| Anne aimerait que vous en fassiez partie
Benoît: [Oui, j’en suis]
garden| Benoît
Émile: [Non, merci]
garden| nothing
Anne| nothing
Claire: [Oui, j’en suis]
Denise: [Oui, j’en suis]
garden| Denise

# Six séances, un mardi sur deux, à dix-huit heures.
Anne: /circle planifier day = 2026-05-12; time = 18 h; rhythm = two-weeks; minutes = 90
garden| Séance 5
Anne< 98 minutes
Benoît: /circle calendrier
Benoît< .ics

# La veille : un seul message. Dix minutes avant : on se retrouve.
clock: 2026-05-11 18:00
garden| Séance 0
Anne| Séance 0
clock: 2026-05-12 17:50
Anne: [Je suis là]
Benoît: [Je suis là]
Claire: [Je suis là]
Denise: [Je suis là]
clock: +10 minutes
Anne: [Ouvrir la séance]
garden| Bienvenue
Anne| Dites :
Benoît: [Étape suivante]
Benoît< la personne qui anime
Anne: [Étape suivante]
garden| Tour d’ouverture

# Un tour de table : chaque personne a son tour, peut passer, ou dire « plus tard » et avoir son tour après les autres.
Anne: [J’ai terminé]
garden| Benoît, la parole est à vous
Benoît: [Plus tard]
garden| Claire, la parole est à vous
Denise: [Passer]
Denise< Je voudrais parler, finalement
Claire: [J’ai terminé]
garden| Benoît, voulez-vous parler maintenant
clock: +3 minutes
Claire: [Mettre en pause]
garden| [Reprendre]
clock: +10 minutes
garden| nothing
Claire: [Reprendre]
Benoît: [J’ai terminé]
garden| Intentions
Benoît: [J’ai terminé]
Claire: [J’ai terminé]
Denise: [J’ai terminé]
Anne: [J’ai terminé]
garden| Les groupes que nous avons connus

# Anne part plus tôt. L’animation est proposée, et prise.
Anne: [Confier l’animation]
Benoît| [J’anime]
garden| nothing
Benoît: [J’anime]
garden| Benoît
Benoît| Pour vous seulement
Claire: [J’ai terminé]
Denise: [J’ai terminé]
Anne: [J’ai terminé]
Benoît: [J’ai terminé]
garden| Comment nous nous retrouvons
Claire: [Où] where = La salle jaune, deuxième étage
garden| La salle jaune
Claire: [Entre-temps] load = hour
Claire: [Proposer le tout ensemble]
garden| Claire propose
Anne: [J’y consens]
Benoît: [J’y consens]
Denise: [J’y consens]
garden| voilà comment nous nous retrouvons
clock: +14 minutes
Benoît| une minute
clock: +1 minute
garden| [2 minutes de plus]
Claire: [2 minutes de plus]
Benoît: [Étape suivante]
garden| Le silence est bienvenu
Claire: [Proposer quelque chose] about = new; wording = Nous pouvons rire.; reason = Cela aide quand c’est lourd.
garden| Nous pouvons rire.
Benoît: [J’y consens]
Anne: [J’ai une raison de ne pas le faire] text = Pas aux dépens des autres, s’il vous plaît.; to = room
garden| Pas aux dépens des autres
Claire: [Reformuler] wording = Nous pouvons rire, jamais aux dépens des autres.; reason = Cela aide quand c’est lourd.
garden| jamais aux dépens
Denise: [J’y consens, avec une préoccupation] text = Voyons comment cela se passe.; to = proposer
Claire| Voyons comment cela se passe.
Benoît: [J’y consens]
Anne: [J’y consens]
garden| la liste se lit ainsi désormais
Benoît: [Adopter ces accords tels quels]
Anne: [J’y consens]
Claire: [J’y consens]
Denise: [J’y consens]
garden| version 1 de nos accords
Benoît: [Étape suivante]
Anne: /circle roulement
Anne< Séance 1 · Anne
Benoît: [Étape suivante]
garden| Tour de clôture
Denise: [Passer]
Anne: [J’ai terminé]
Benoît: [J’ai terminé]
Claire: [J’ai terminé]
garden| Le dernier tour de table est terminé
Benoît| Remerciez le cercle
Benoît: [Clore la séance]
garden| Séance 1

# Entre les séances : un engagement pour soi, et un tour de nouvelles par écrit.
Denise: [Prendre un engagement] text = Parler de la subvention à Marie; day = 2026-05-20
Denise< Parler de la subvention à Marie
garden| nothing
Claire: /circle nouvelles-regulieres day = 2026-05-18; time = 09:00; rhythm = two-weeks; question = Que portez-vous cette semaine ?; hours = 24
clock: 2026-05-18 09:00
garden| Que portez-vous cette semaine ?
Benoît: [Répondre] text = Trop de réunions, et une vraie conversation.
garden| Trop de réunions, et une vraie conversation.
Denise: [Passer]
garden| nothing
clock: 2026-05-19 09:00
garden| Ce tour de nouvelles est terminé
clock: 2026-05-20 09:00
Denise| Parler de la subvention à Marie
Denise: [C’est fait]

# La vie suit son cours : Denise se met en retrait quelque temps, et revient d’elle-même.
Denise: /circle en-retrait 2026-06-01
garden| Retour : lundi 1er juin
Benoît: /circle deplacer meeting = 1; day = 2026-05-27; time = 18 h 30; which = one
garden| 18:30
clock: 2026-05-27 18:20
Anne: [Je suis là]
Benoît: [Je suis là]
Claire: [Je suis là]
clock: +10 minutes
Anne: [Ouvrir la séance]
garden| Tour d’ouverture
Anne: [Étape suivante]
Anne: [Continuer quand même]
garden| En petits groupes
Anne: [Clore la séance]
garden| Séance 2
clock: 2026-06-01 09:00
Denise| Vous voici de retour

# Séance 2 : la personne qui devait animer n’est pas là. Aucun reproche ; la relève reçoit la proposition.
clock: 2026-06-09 17:50
Anne: [Je suis là]
Benoît: [Je suis là]
Denise: [Je suis là]
clock: +13 minutes
Denise| [J’anime]
garden| nothing
Denise: [J’anime]
garden| Denise
Denise: [Ouvrir la séance]
garden| Tour d’ouverture
Denise: [Étape suivante]
Denise: [Continuer quand même]
Denise: [Étape suivante]
Denise: [Continuer quand même]
garden| Écriture en silence

# Claire arrive plus tard : elle entre au tour suivant.
Claire: [Je suis là]
clock: +25 minutes
Denise: [Étape suivante]
garden| Relecture à deux
Denise: [Étape suivante]
garden| Tour de clôture
Denise: [Clore la séance]
Denise< Tout le monde n’a pas encore eu la parole
Denise: [Clore quand même]
garden| Animation : Claire

# Séances 3 et 4 : chaque texte a son temps.
clock: 2026-06-23 17:50
Anne: [Je suis là]
Benoît: [Je suis là]
Claire: [Je suis là]
Denise: [Je suis là]
clock: +10 minutes
Claire: [Ouvrir la séance]
Claire: [Étape suivante]
Claire: [Continuer quand même]
garden| Relire le texte
Claire: [Clore la séance]
clock: 2026-07-07 17:50
Anne: [Je suis là]
Benoît: [Je suis là]
Claire: [Je suis là]
Denise: [Je suis là]
clock: +10 minutes
Benoît: [Ouvrir la séance]
Benoît: [Clore la séance]

# Séance 5 : les derniers mots, une lettre, et la suite.
clock: 2026-07-21 17:50
Anne: [Je suis là]
Benoît: [Je suis là]
Claire: [Je suis là]
clock: +10 minutes
Anne: [Ouvrir la séance]
Anne: [Clore la séance]
garden| la dernière séance de cette saison
Anne: [Une lettre à moi-même] text = Souviens-toi du jardin.; on = 2027-01-21
Anne< janvier
Benoît: [S’arrêter là]
garden| Le jardin
Claire| Le jardin
clock: 2027-01-21 09:00
Anne| Souviens-toi du jardin.
Anne: /circle mes-mots
Anne< 1 texte
Anne: [Tout détruire]
Anne< détruit
