"""Prints what the installed wheel says of each file of mutants in a folder: a line with its name, the number of
mutants, and the digests.
"""

import json
import sys
from pathlib import Path

from flowops_contracts._conformance import digest, facts

HOSTS = facts()[1]


def said(path: Path) -> str:
    """What is said of the mutants of a file."""
    with path.open(encoding="utf-8") as file:
        mutants = [json.loads(line) for line in file]
    vectors = [(mutant["topic"], mutant["name"], mutant, mutant.get("options", {})) for mutant in mutants]
    digests = " ".join(f"{unit}={digest(vectors, HOSTS, unit)}" for unit in ("bytes", "code_points"))
    return f"{path.name} {len(vectors)} {digests}"


if __name__ == "__main__":
    for path in sorted(Path(sys.argv[1]).iterdir()):
        print(said(path), flush=True)
