"""`make bench`: every row, printed and written to bench/RESULTS.md."""

import argparse
import asyncio
import os
import platform
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path

from bench import actions, matching, moves, planning, slack, start, year
from bench.row import Row

ROWS: dict[str, Callable[[], Coroutine[None, None, list[Row]]]] = {
    "moves": moves.rows,
    "actions": actions.rows,
    "matching": matching.rows,
    "planning": planning.rows,
    "slack": slack.rows,
    "start": start.rows,
    "year": year.rows,
}
RESULTS = Path(__file__).parent / "RESULTS.md"
HEAD = "| what | ours | baseline | ratio | goal | met |\n| --- | --- | --- | --- | --- | --- |\n"


def _line(row: Row) -> str:
    met = "yes" if row.met else "no"
    return f"| {row.what} | {row.ours} | {row.baseline} | {row.ratio:,.3g} | {row.goal} | {met} |"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument(
        "only", nargs="*", choices=[[], *ROWS], help="some rows alone; RESULTS.md is then left as it is"
    )
    only = parser.parse_args().only
    lines: list[str] = []
    for name in only or ROWS:
        print(f"{name} …", flush=True)
        for row in asyncio.run(ROWS[name]()):
            lines.append(_line(row))
            print(lines[-1], flush=True)
    if not only:
        machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}"
        RESULTS.write_text(f"# What `make bench` measured\n\n{machine}.\n\n{HEAD}" + "\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
