"""What PostgreSQL does to the bot, and several processes to PostgreSQL."""
