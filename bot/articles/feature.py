"""The feature: `/articles`, and what leads from an article to others and to its answers."""

from bot.articles.choosing import ChooseArticle
from bot.articles.command import articles
from bot.articles.listing import TurnArticles, TurnLibrary
from bot.articles.opening import AskArticle, OpenArticle
from bot.interface.feature import Feature

FEATURE = Feature(
    commands=(articles,),
    components=(OpenArticle, AskArticle, ChooseArticle, TurnArticles, TurnLibrary),
)
