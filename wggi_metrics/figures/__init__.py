"""Figures: the table of a measure becomes a Plotly figure, a table and a sentence (step 10).

Sentences (``figures.sentences``) know no Plotly: the command line prints them too.
"""
