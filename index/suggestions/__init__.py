"""After a refusal: other questions and articles to go on with, none of them called an answer."""
