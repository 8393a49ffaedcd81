"""Spells and changes derived once at load, from dated assignments or from successive lists (step 4).

What comes out: ``people`` (one row per person), ``staff_spells`` (one row per person and unbroken state),
``spell_rows`` (which row of which sheet stands behind a spell, and for which days), ``staff_changes`` (one row per
person and boundary between two states; ``states_left`` names the fields of the state left), ``grade_stays`` (one row
per person, unbroken time in one grade and population), ``head_counts`` (one row per line and gender of a head count),
``observed`` (the days that the data speak of), and what a later day decides: ``at_stations`` (since when at the
station), ``staff_moves``, ``tours``, ``staff_acting``, ``seniority``, ``cover_days``, ``trainings`` and
``staff_training``. See the definitions of "Events and exposure" for the rules.
"""

from wggi_metrics.store.derive.derivation import DeriveOptions, derive
from wggi_metrics.store.derive.state import DIMENSIONS, STATE

__all__ = ["DIMENSIONS", "STATE", "DeriveOptions", "derive"]
