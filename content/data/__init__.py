"""The records and the articles: read, checked, joined, and what is worked out from them."""
