"""Gender balance in staffing: HR exports become checked, well-defined statistics, charts and a sentence each."""

__version__ = "0.1.0"
