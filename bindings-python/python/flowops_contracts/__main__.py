"""The command `flowops-contracts`, which is `python -m flowops_contracts` too."""

import sys


def main() -> int:
    """Run the command; give its exit code."""
    if sys.argv[1:2] == ["conformance"]:
        from ._conformance import main as conformance  # noqa: PLC0415 - it is seldom asked for

        return conformance()
    from ._native import _command  # noqa: PLC0415 - as above

    try:
        return _command(sys.argv[1:])
    except KeyboardInterrupt:  # it came after all was done
        return 130


if __name__ == "__main__":
    sys.exit(main())
