"""Golden files: what is drawn, as it goes over the wire. GOLDEN=write writes them anew; then look at the difference."""

import json
import os
import re
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "golden"


def check_golden(name: str, drawn: Any) -> None:
    file = FOLDER / f"{name}.json"
    text = json.dumps(drawn, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8"), f"{file.name} differs; GOLDEN=write pytest … writes it anew"


def without_numbers(drawn: Any, server: str) -> Any:
    """Discord's numbers, which depend on the order of things, as what they stand for."""
    text = json.dumps(drawn, ensure_ascii=False).replace(f'"{server}|', '"server|')
    for pattern, stands in ((r"<@\d+>", "<@member>"), (r":\d{15,}>", ":command>"), (r"\b\d{15,}\b", "number")):
        text = re.sub(pattern, stands, text)
    return json.loads(text)
