-- One row per person and move, in the state left: another duty station, or another unit at the same one, for long.
SELECT states_left.*, kind
FROM staff_moves
JOIN states_left ON states_left.spell_after = staff_moves.spell
