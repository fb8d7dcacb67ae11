"""Practices by chance: any that the grammar can say, as far as a meeting's course depends on it."""

from hypothesis import strategies as st

from tests.people import a_practice

ANYWHERE = ("open", "silent", "write", "pairs", "threes", "fours", "decide", "round", "round", "write")
WITH_A_SEAT = ("presenter", "about")
SPEAKERS = ("everyone", "presenter", "others", "presenter_last")


@st.composite
def practices(draw: st.DrawFn) -> str:
    """The text of one. Half of the steps stand in a block where there are several seats."""
    presenters = draw(st.sampled_from(("none", "one", "half", "all")))
    steps: list[str] = []
    for number in range(draw(st.integers(1, 5))):
        in_block = presenters in ("half", "all") and draw(st.booleans())
        steps.append(("draft: " if in_block else "") + _step(draw, number, seat=in_block or presenters == "one"))
    inside = [step for step in steps if step.startswith("draft: ")]  # one block, since its name stands once
    first = next((i for i, step in enumerate(steps) if step in inside), 0)
    outside = [step for step in steps if step not in inside]
    return a_practice(*outside[:first], *inside, *outside[first:], presenters=presenters)


def _step(draw: st.DrawFn, number: int, *, seat: bool) -> str:
    mode = draw(st.sampled_from(ANYWHERE + WITH_A_SEAT if seat else ANYWHERE))
    minutes = draw(st.sampled_from(("0.5", "2", "5", "n", "2n", "1+n", *(("n-1", "1+(n-1)") if seat else ()))))
    words = [f"s{number}", mode, minutes.replace("n-1", "(n-1)").replace("((", "(").replace("))", ")")]
    words.append(f"on_time={draw(st.sampled_from(('soft', 'hard')))}")
    words.append(f"pass={draw(st.sampled_from(('later', 'yes')))}")
    if mode == "write":
        words.append(f"reveal={draw(st.sampled_from(('never', 'together')))}")
        words.append(f"keep={draw(st.sampled_from(('nothing', 'author', 'circle', *(['presenter'] if seat else []))))}")
    if mode == "round":
        words.append(f"order={draw(st.sampled_from(('round', 'round', 'ready')))}")
    if seat and mode in ("round", "open", "write"):
        words.append(f"who_speaks={draw(st.sampled_from(SPEAKERS))}")
    return " ".join(words)
