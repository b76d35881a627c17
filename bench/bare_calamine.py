"""The least that calamine can do: give out every row of the first sheet."""

import sys

from python_calamine import CalamineWorkbook

if __name__ == "__main__":
    print(sum(1 for _ in CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).iter_rows()))
