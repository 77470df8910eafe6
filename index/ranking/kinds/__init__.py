"""What each language asks for and how it is written there: a file a language."""
