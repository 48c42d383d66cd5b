"""What agencies are called, in a table and in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from worthwhile.engines.valuation.vocabulary import Agency

AGENCIES = {
    Agency.PEOPLE: "People",
    Agency.BUSINESS: "Businesses",
    Agency.ENVIRONMENT: "The environment",
    Agency.NHS: "NHS",
    Agency.LOCAL_AUTHORITY: "Local authority",
    Agency.CENTRAL_GOVERNMENT: "Central government",
    Agency.DWP: "Department for Work and Pensions",
    Agency.CRIMINAL_JUSTICE: "Criminal justice",
    Agency.EDUCATION: "Education",
    Agency.HOUSING: "Housing",
    Agency.OTHER_PUBLIC: "Other public bodies",
    Agency.SOCIETY: "Society as a whole",
}
NOBODY_NAMED = "No agency named"


@dataclass(frozen=True, kw_only=True)
class Subject:
    """An agency as the subject of a sentence."""

    words: str
    plural: bool = False

    def does(self, singular: str, plural: str) -> str:
        """The subject with its verb: ``the NHS saves``, ``people save``."""
        return f"{self.words} {plural if self.plural else singular}"


_SUBJECTS = {
    Agency.PEOPLE: Subject(words="people", plural=True),
    Agency.BUSINESS: Subject(words="businesses", plural=True),
    Agency.ENVIRONMENT: Subject(words="the environment"),
    Agency.NHS: Subject(words="the NHS"),
    Agency.LOCAL_AUTHORITY: Subject(words="the local authority"),
    Agency.CENTRAL_GOVERNMENT: Subject(words="central government"),
    Agency.DWP: Subject(words="the Department for Work and Pensions"),
    Agency.CRIMINAL_JUSTICE: Subject(words="the criminal justice system"),
    Agency.EDUCATION: Subject(words="education"),
    Agency.HOUSING: Subject(words="housing"),
    Agency.OTHER_PUBLIC: Subject(words="other public bodies", plural=True),
    Agency.SOCIETY: Subject(words="society as a whole"),
}


def subject_of(agency: Agency) -> Subject:
    """The agency as the subject of a sentence."""
    return _SUBJECTS[agency]


def name_of(agency: Agency | None) -> str:
    """The agency as a row of a table names it."""
    return NOBODY_NAMED if agency is None else AGENCIES[agency]
