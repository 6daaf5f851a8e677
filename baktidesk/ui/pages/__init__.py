"""One module a page; pages know the store and each other not at all."""
