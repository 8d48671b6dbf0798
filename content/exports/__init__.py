"""A briefing: chosen scenes in an order, and what becomes of them: slides, a document, a page of one file."""
