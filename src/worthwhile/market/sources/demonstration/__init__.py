"""Notices made up for the demonstration, dated from the day on which it is set up."""
