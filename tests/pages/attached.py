"""Files as a form sends them, and the attachment that they became."""

from io import BytesIO

from sqlalchemy import select

from advocacy.attachments.models import Attachment
from advocacy.db import db


def files(*contents, name="photo.jpg"):
    return [(BytesIO(content), name) for content in contents]


def one() -> Attachment:
    return db.session.scalars(select(Attachment)).one()
