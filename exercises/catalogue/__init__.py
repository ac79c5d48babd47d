"""The exercises, one folder each. Chapters and their order are in chapters.toml."""
