"""What may leave the package for whom (step 9).

Every measure is asked by a viewer; without one there is no number. Until roles are built there is one
viewer, *local*: the person at the computer that holds the data, who sees everything.
"""

from wggi_metrics.disclosure.protect import NotForThisViewer, protect
from wggi_metrics.disclosure.viewers import LOCAL, Viewer, viewer_of_role

__all__ = ["LOCAL", "NotForThisViewer", "Viewer", "protect", "viewer_of_role"]
