"""Why no PDF was made. Each carries a sentence for the page."""


class PdfUnavailable(Exception):
    """This machine cannot make PDFs; the sentence ends with the line that puts it right."""


class DocumentRefused(Exception):
    """This document cannot be printed as it is; the sentence says what to change."""


class FileRefused(DocumentRefused):
    """The document asked for a file that is not one of ours."""
