"""From a link to bytes, safely and politely."""
