"""The pages, one module each, with a function ``show(visit)`` that draws it."""
