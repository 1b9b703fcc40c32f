"""Sheets of words and numbers as one xlsx file that is the same from run to run."""

import datetime
import io

Cell = str | int
Sheet = tuple[tuple[Cell, ...], ...]
COLUMN_WIDTH = 14
# a fixed time of creation, or the bytes would tell the hour
CREATED = datetime.datetime(2026, 1, 1)  # noqa: DTZ001  (xlsxwriter takes no zone)


def xlsx(sheets: dict[str, Sheet]) -> bytes:
    """The workbook; words stand in cells of text format, so no id loses a digit."""
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": CREATED})
    text = book.add_format({"num_format": "@"})
    heading = book.add_format({"num_format": "@", "bold": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(rows[0]) - 1, COLUMN_WIDTH, text)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    sheet.write_string(row, column, cell, text if row else heading)
                else:
                    sheet.write_number(row, column, cell)
    book.close()
    return target.getvalue()
