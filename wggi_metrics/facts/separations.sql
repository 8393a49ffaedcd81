-- One row per person and separation, in the state left, dated the first day away; a change of contract is none.
SELECT * FROM states_left WHERE presence = 'left'
