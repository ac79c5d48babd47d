"""Everything about the sample `batches`."""
