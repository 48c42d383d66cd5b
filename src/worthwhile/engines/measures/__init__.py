"""Questionnaires to scores, change, reliability and wellbeing."""
