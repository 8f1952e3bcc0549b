"""The address book of all pages about referrals."""

from flask import Blueprint

bp = Blueprint("referrals", __name__)
