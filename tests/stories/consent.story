# Between meetings a proposal has a week. Silence is no consent, whoever leaves holds nobody up, and nothing typed is lost.
zone Europe/Paris
begins 2026-05-04 09:00
Ana: /circle start name = The garden; season = open-circle; language = en; zone = Europe/Paris
Ana: /circle invite @Ben @Cal
Ben: [Yes, I’ll join]
Cal: [Yes, I’ll join]
Ana: /circle agreements
Ana< A list to start from
Ana: [Adopt these as they are]
garden| as they read, are ours
garden| Silence is not taken for consent
Ben: [I consent]
garden| 2 consents so far
Ben: [I consent]
Ben< You consent
garden| nothing
clock: +7 days
garden| Nothing changes; anyone may put it again
Cal: /circle proposal
Cal< No proposal is open
Cal: [Put it again]
garden| Cal proposes
Ana: [I consent]
Ben: [I consent]
garden| version 1 of our agreements
Ana: /circle amend agreements = We begin on time.\nWe end on time.; reason = Fewer words
garden| Ana proposes
garden| We end on time.
Ben: [I have a reason not to] text = My train is late.; to = proposer
Ana| My train is late.
Cal| nothing
Ben: [I consent]
Cal: /circle leave
Cal: [Yes]
garden| version 2 of our agreements
Ben: /circle propose about = decision; wording = We bring cake.; reason = Joy
Ana: [I have a reason not to] text = Sugar; to = room
Ben: [Withdraw it]
garden| Ben has withdrawn the proposal
