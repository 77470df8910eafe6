"""Transcripts (.vtt, .srt): cues, and the paragraphs made of them, cited by their time."""
