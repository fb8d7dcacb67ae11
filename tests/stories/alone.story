# Somebody looks, thinks about it, says "not now", comes back, and goes through a season alone.
zone Europe/Paris
begins 2026-05-04 09:00
Eve: /circle
Eve< three to six peers
Eve: [Is this for me?]
Eve< Would you like your work to agree better
Eve< Nothing is asked for, nothing is kept
Eve: [But why?]
Eve< why now?
Eve: [Not now]
Eve< All right, not now
Eve: /circle
Eve< All right, not now
Eve: [Show me after all]
Eve< three to six peers
Eve: /circle
Eve< [Go alone]
garden| nothing
Eve: [Go alone] season = theory-of-practice; language = en; zone = Europe/Pariss
Eve< No time zone is called
Eve: /circle solo season = theory-of-practice; language = en; zone = Europe/Paris
Eve< alone and at your own pace
Eve: [Plan meetings] day = 2026-05-06; time = 18:00; rhythm = weekly; minutes = 60
Eve< Session 5
garden| nothing
clock: 2026-05-06 17:55
Eve| minutes for yourself
Eve: [Begin]
Eve| Who are you when nobody asks
Eve: [Write a note]
Eve< A page for yourself
Eve: [Write a note] text = I arrive tired, and curious 👩‍👩‍👧.
Eve< under your own key
Eve: [My notebook]
Eve< tired, and curious
clock: +6 minutes
Eve| The time of this step is over
Eve: [Next step]
Eve| What draws you
Eve: [Next step]
Eve: [Next step]
Eve: [Next step]
Eve: [Next step]
Eve| What are you glad of
Eve: [Close the meeting]
Eve< “Session 0” is done
garden| nothing
Eve: /circle invite @Ben
Eve< room
Eve: /circle circle
Eve< Nobody else sees it

# For one person, in words for one.
Eve: /circle meeting 1
Eve< Session 1
Eve< [Move]
Eve: /circle move 1 2026-06-24 18:00 one
Eve< “Session 1” is moved
Eve< come in another order than in the season
Eve: /circle cancel 5
Eve< Cancel this time of yours?
Eve: [Yes]
Eve< “Session 5” is cancelled. The others stay
Eve: /circle commit text = Walk before work
Eve< Noted, for you alone:
Eve: /circle rest
Eve< Your season rests
Eve: /circle
Eve< It rests: nothing is announced until you go on.
Eve< [Go on]
Eve: /circle circle
Eve< It rests: nothing is announced until you go on.
Eve: [Go on]
Eve< Your season goes on.
Eve: /circle letter text = Dear me, remember.; on = 2026-12-01
Eve< [My letters]
Eve: /circle me
Eve< Letters to come
Eve: /circle letters
Eve< A letter, sealed until Tuesday 1 December
Eve: [Take it back]
Eve< its words are destroyed
Eve: /circle letters
Eve< No letter of yours waits
Eve: /circle leave
Eve< It stops at once
Eve: [Yes]
Eve< You have stopped “My theory of practice”
