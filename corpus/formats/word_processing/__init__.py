"""What the documents of word processors share: properties, titles, how their lists count."""
