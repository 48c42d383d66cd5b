"""The pack: how much there is to read and answer, in what words, through which portal."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.fitness.answer import Finding
from worthwhile.engines.fitness.check import check, warned, wrongs
from worthwhile.engines.fitness.look import Look
from worthwhile.engines.fitness.wording import counted, plain, pounds

MILLION = Decimal(1_000_000)


@check(
    "FIT-17",
    "Pages to read",
    asks="Is the pack short enough for the size of the contract?",
    better="Everything a bidder must read is in one document of at most [50] pages. Background is listed apart and "
    "need not be read to bid.",
    harm=1,
)
def pages(look: Look) -> Finding:
    """50 pages and one more for each £50,000 a year; never more than 150 without a word."""
    number = look.number("pack_pages")
    if number is None:
        return look.unknown()
    base, most = look.figure("pages-base"), look.figure("pages-most")
    said = f"The pack has {counted(number, 'page', 'pages')}"
    if number <= base:
        return look.passes(f"{said}.")
    if number > most:
        return look.warns(f"{said}, more than {plain(most)}.")
    year = look.number("value_annual")
    if year is None:
        return look.unknown()
    allowed = base + year / look.figure("pounds-a-page")
    if number > allowed:
        return look.warns(f"{said}; {plain(allowed)} would suit a contract of {pounds(year)} a year.")
    return look.passes(f"{said}, in proportion to {pounds(year)} a year.")


@check(
    "FIT-18",
    "Asking again",
    asks="Is nothing asked that a register or the bidder's central profile holds already?",
    better="Give your identifier and the share code of your profile. We take from there who you are, your accounts and "
    "your declarations, and do not ask for them again.",
    harm=1,
)
def asked_again(look: Look) -> Finding:
    """No question that is answered elsewhere already."""
    named = look.every("question_already_held")
    number = look.number("questions_already_held")
    if named:
        look.forget_missing("questions_already_held")
        number = max(number or Decimal(0), Decimal(len(named)))
    if number is None:
        return look.unknown()
    if number == 0:
        return look.passes("Nothing is asked that is held already.")
    asked = counted(number, "question asks", "questions ask")
    which = ": " + "; ".join(str(one.value).rstrip("?. ") for one in named) if named else ""
    return look.breach(f"{asked} for what is held already{which}.")


@check(
    "FIT-19",
    "Length of answers",
    asks="Has every scored answer a word limit, and are they together in proportion to the contract?",
    better="Answer in at most [500] words. Words beyond the limit are not read. All scored answers together come to at "
    "most [5,000] words.",
    harm=2,
)
def answers(look: Look) -> Finding:
    """A limit on each, and 5,000 words with 2,000 more for each £1 million a year."""
    unlimited = look.number("scored_questions_without_limit")
    if unlimited:
        said = counted(unlimited, "scored question has", "scored questions have")
        return look.warns(f"{said} no word limit.")
    words = look.number("answer_words")
    year = look.number("value_annual")
    base = look.figure("words-base")
    if words is None or (year is None and words > base):
        return look.unknown()
    allowed = base + look.figure("words-a-million") * (year or Decimal(0)) / MILLION
    if words > allowed:
        return look.warns(f"The answers come to {plain(words)} words; {plain(allowed)} would suit this contract.")
    look.forget_missing("value_annual")
    if unlimited is None:
        return look.unknown()
    return look.passes(f"Every scored answer has a limit; together they come to {plain(words)} words.")


@check(
    "FIT-20",
    "Policies",
    asks="Is every policy that bidders must send relevant to the service?",
    better="Send only your policies on [safeguarding] and [data protection]. We ask the winner for others where the "
    "service needs them.",
    harm=1,
)
def policies(look: Look) -> Finding:
    """Only what the service needs."""
    irrelevant = look.number("policies_irrelevant")
    named = look.every("policy")
    if irrelevant is None:
        listed = ", ".join(str(one.value) for one in named)
        asked = f"These are demanded: {listed}. Look whether this service needs each of them." if named else ""
        return look.unknown(asked)
    if irrelevant > 0:
        said = counted(irrelevant, "policy is", "policies are")
        return look.warns(f"{said} demanded that this service has no need of.")
    return look.passes("Every policy demanded belongs to the service.")


@check(
    "FIT-47",
    "Fees",
    asks="Does it cost nothing to bid and to use the portal?",
    better="Bidding and the portal are free of charge.",
    harm=2,
)
def fees(look: Look) -> Finding:
    """No fee at all."""
    fee = look.number("portal_fee")
    if fee is None:
        return look.unknown()
    if fee > 0:
        return look.breach(f"It costs {pounds(fee)} to bid or to use the portal.")
    return look.passes("Bidding is free.")


@check(
    "FIT-48",
    "The portal",
    asks="Can disabled people and common software use the portal?",
    better="The portal meets WCAG 2.2 AA and takes common file formats. If anything keeps you from using it, tell us "
    "at [address] and we will take your bid another way.",
    harm=2,
)
def portal(look: Look) -> Finding:
    """Accessible and interoperable."""
    wrong = wrongs(
        look,
        portal_accessible="The portal is not accessible to disabled people.",
        portal_interoperable="The portal does not work with common software.",
    )
    if wrong:
        return look.breach(" ".join(wrong))
    return look.unknown() if look.is_missing else look.passes("The portal is accessible and interoperable.")


@check(
    "FIT-52",
    "Plain words",
    asks="Is the main brief in plain English, with acronyms explained and forms that can be edited?",
    better="Write short sentences and everyday words, explain each acronym where it first stands, and give the forms "
    "as documents that can be edited.",
    harm=1,
)
def plain_words(look: Look) -> Finding:
    """Grade 9 or below, acronyms defined, editable formats."""
    grade, most = look.number("reading_grade"), look.figure("reading-grade")
    wrong = wrongs(
        look,
        acronyms_defined="Not every acronym is explained.",
        editable_formats="What bidders fill in cannot be edited.",
    )
    if grade is not None and grade > most:
        wrong.insert(0, f"The brief reads at grade {plain(grade)}, above {plain(most)}.")
    return warned(look, wrong, "The brief is plain, acronyms are explained and forms can be edited.")


PACK = (pages, asked_again, answers, policies, fees, portal, plain_words)
