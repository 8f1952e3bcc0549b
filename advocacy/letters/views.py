"""All pages about letters: lists and new ones, writing, letting go, paper."""

from . import going_views, list_views, paper_views, show_views, writing_views
from .blueprint import bp
from .life import views as life_views
from .packets import views as packet_views
from .post import views as post_views
from .signing import views as signing_views

__all__ = [
    "bp",
    "going_views",
    "life_views",
    "list_views",
    "packet_views",
    "paper_views",
    "post_views",
    "show_views",
    "signing_views",
    "writing_views",
]
