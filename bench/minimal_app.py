"""The peer that Kaihui is measured against: the least Textual app with a header, a list, a table and a footer."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import DataTable, Footer, Header, Label, ListItem, ListView


class MinimalApp(App[None]):
    """What any Textual program pays before it does anything."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """A list of 20 beside a table of 30 by 5, so that neither has to scroll."""
        yield Header()
        with Horizontal():
            yield ListView(*(ListItem(Label(f"Item {number}")) for number in range(20)))
            yield DataTable[str]()
        yield Footer()

    def on_mount(self) -> None:
        """Fills the table."""
        table = self.query_one(DataTable)
        table.add_columns(*(f"Column {number}" for number in range(5)))
        table.add_rows([[f"{row}.{column}" for column in range(5)] for row in range(30)])


if __name__ == "__main__":
    MinimalApp().run()
