"""The presses: HTML, PDF, workbook. They know no paper."""
