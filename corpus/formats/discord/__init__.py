"""Discord: a message, or a thread, and the Markdown that members write there."""
