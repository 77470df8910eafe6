"""A Discord on this machine: the gateway, REST, and people who use the bot."""
