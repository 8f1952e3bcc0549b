"""The merge fields that every letter may use, and what stands in the text while one is still unknown."""

from types import MappingProxyType

FIELDS = MappingProxyType(
    {
        "person": "The person’s name",
        "person_full": "The person’s full name",
        "person_names": "The person’s full name",
        "them": "her, him or them",
        "their": "her, his or their",
        "date_of_birth": "Date of birth",
        "safe_contact_line": "How to reach the person safely",
        "advocate": "The advocate’s name",
        "advocate_contact": "The advocate’s phone or email",
        "person_address": "The person’s address",
        "our_address": "Our address",
        "authority_day": "The day the release was signed",
        "organization": "Our organization’s name",
        "agency": "Who the letter is to",
        "addressee": "Who the letter is to",
        "issue_title": "What this is about",
        "reference_no": "Their reference number",
        "wants": "What the person wants, in their own words",
        "issue_opened": "The day this began",
        "today": "Today’s date",
        "reply_by": "The day to answer by",
        "facts": "What happened, with dates",
        "rules": "The rules that apply",
        "introduction": "Who is writing",
        "reach": "How to reach us",
    }
)

IT = "it"  # inside a question’s own sentence: the answer itself

# What a question may start from where the letter answers a notice. What the notice does not know stays a question.
OF_NOTICE = MappingProxyType(
    {
        "notice_dated": "The date printed on the notice",
        "notice_received": "The day it came",
        "notice_effective": "The day it takes effect",
        "notice_last_day": "The last day to act, printed on it or surely counted",
        "notice_does": "What it does, to finish the sentence “The notice …”",
        "notice_denies": "What it says no to",
        "notice_sender": "Who sent it",
        "notice_program": "Which program it is about, by its rule",
        "notice_keeps": "Whether benefits are to stay, as the person decided",
    }
)
