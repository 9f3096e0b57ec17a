"""The failure of `parse` and `serialize`."""

from ._native import Report


class ContractError(ValueError):
    """A value that is not an event of its topic, or an event that can't be sent; it carries the report."""

    def __init__(self, message: str, report: Report[object], text: str | None = None) -> None:
        """Keep the report, and of `serialize` the text that was judged, which the report's spans are of."""
        super().__init__(message)
        self.report = report
        self.text = text

    def __reduce__(self) -> tuple[type["ContractError"], tuple[str, Report[object], str | None]]:
        """Pickle all of it."""
        return type(self), (str(self), self.report, self.text)
