"""The handbook as a domain: its tools, books, terms and words, without any site engine."""
