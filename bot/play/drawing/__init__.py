"""What Discord shows for what the bot sends, as HTML: for the playground and the pictures."""
