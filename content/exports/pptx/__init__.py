"""The briefing as slides (PPTX): few words, a map to edit, the sources; what has no room is in the document."""
