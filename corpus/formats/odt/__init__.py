"""OpenDocument texts (.odt, .ott, .fodt): styles, lists and elements, as a reader sees them."""
