"""All pages about referrals: lists and new ones, letting go, the service's answers, paper."""

from . import answer_views, going_views, list_views, paper_views, show_views, writing_views
from .blueprint import bp

__all__ = ["answer_views", "bp", "going_views", "list_views", "paper_views", "show_views", "writing_views"]
