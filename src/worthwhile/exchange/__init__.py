"""Case files, spreadsheets, reports and charts, in and out; no Django."""
