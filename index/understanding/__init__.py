"""What is wanted of the bot, before anything is searched."""
