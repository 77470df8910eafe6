"""Messages (.eml, .mbox, .mht): the article that one brings."""
