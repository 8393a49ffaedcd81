-- One row per move: the spell that begins with it, and its kind; it lasts $move_months months or more, or runs on.
CREATE TABLE staff_moves AS
WITH units AS (
    SELECT person, service_no, stay_no, unit_no, ARG_MIN(spell, valid_from) AS spell,
           ARG_MIN(unit, valid_from) AS unit_first, ARG_MAX(unit, valid_from) AS unit_last,
           ROW_NUMBER() OVER (PARTITION BY person, service_no, stay_no ORDER BY unit_no) = 1 AS is_first,
           BOOL_OR(ends = 'open') OR MIN(valid_from) + INTERVAL ($move_months) MONTH <= MAX(valid_to) + 1 AS is_lasting
    FROM spells_at_stations
    GROUP BY person, service_no, stay_no, unit_no
), lasting AS (
    SELECT *, LAG(unit_last) OVER (PARTITION BY person, service_no, stay_no ORDER BY unit_no) AS unit_before
    FROM units
    WHERE is_lasting OR is_first
)
SELECT spell, 'duty station' AS kind FROM spells_at_stations WHERE is_move
UNION ALL
SELECT spell, 'unit' FROM lasting WHERE unit_first <> unit_before
ORDER BY 1
