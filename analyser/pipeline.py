"""Start here: read → segment → detect → judge, on one page.

The only module that knows all the stages. Everything else (the command line, the store, the
dashboard, notebooks) goes through :class:`Pipeline` or through the functions of :mod:`analyser`.
"""
