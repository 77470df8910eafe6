"""An upgrade rehearsed: two versions of the bot on one database, under load, and back again."""
