"""The pages of consents share one blueprint."""

from flask import Blueprint

bp = Blueprint("consent", __name__)
