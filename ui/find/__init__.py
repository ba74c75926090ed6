"""Finding stories: facets, list, and the question that both belong to."""
