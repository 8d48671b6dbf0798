"""The pages: what stands on each, worked out from the records. Templates turn it into HTML."""
