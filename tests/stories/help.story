# The help is one page; each chapter is one press, or one word, away.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle help
Ana< quiet-hours
Ana: [During a meeting]
Ana< Offer your role as facilitator
Ana: [All words]
Ana< To begin
Ana: /circle help mine
Ana< Choose your own time zone
Ana: /circle help plan
Ana< Plan the season’s meetings
Ana: /circle help something else
Ana< What you can do here
Ana: /circle fit
Ana< These are the questions of “My theory of practice”
Ana: [Open circle]
Ana< These are the questions of “Open circle”
Ana: [But why?]
Ana< Open circle
Ana: /circle aide
Ana< What you can do here
