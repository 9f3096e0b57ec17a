"""The failure of `parse` and `serialize`."""

from ._native import Report


class ContractError(ValueError):
    """A value that is not an event of its topic, or an event that can't be sent; it carries the report."""

    def __init__(
        self, message: str, report: Report[object], text: str | None = None, index: int | None = None
    ) -> None:
        """Keep the report; of `serialize` the text that was judged, which its spans are of; of `parse_many` the
        place of the value."""
        super().__init__(message)
        self.report = report
        self.text = text
        self.index = index
        if index is not None and hasattr(self, "add_note"):  # from Python 3.11 on
            self.add_note(f"values[{index}]")

    def __reduce__(self) -> tuple[type["ContractError"], tuple[str, Report[object], str | None, int | None]]:
        """Pickle all of it."""
        return type(self), (str(self), self.report, self.text, self.index)
