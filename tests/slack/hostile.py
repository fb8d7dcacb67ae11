"""What a person may write to try us."""

HOSTILE = "<!channel> <@U1> <https://evil|bank> @everyone *bold* _it_ `code` :wave: [x](http://e) {0.__class__} & http://e.example"
