"""The address book of all pages about letters."""

from flask import Blueprint

bp = Blueprint("letters", __name__)
