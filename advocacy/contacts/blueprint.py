"""The pages of the contact log."""

from flask import Blueprint

bp = Blueprint("contacts", __name__)
