"""Stage 6: assessments → files for people and programs.

One module a format; :func:`~analyser.reporting.report.open_report` opens any of them. Import from
the modules; this package imports nothing, so that one format never loads another's library.
"""
