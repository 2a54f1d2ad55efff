"""The dashboard: a Streamlit app over the package's public functions and the store; it computes nothing itself.

Start at :mod:`dashboard.app`. Each page is one module of :mod:`dashboard.views` with a function ``show(visit)``.
"""
