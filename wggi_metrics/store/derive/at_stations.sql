-- One row per spell: since when the person has been at its duty station, by month and day of the month.
CREATE TEMP TABLE spells_at_stations AS
WITH followed AS (
    SELECT staff_spells.*, LAG(spell) OVER person_order AS spell_before,
           COALESCE(valid_from = LAG(valid_to) OVER person_order + 1, FALSE) AS is_next
    FROM staff_spells
    WINDOW person_order AS (PARTITION BY person ORDER BY valid_from)
), served AS (
    SELECT *, SUM(CASE WHEN is_next THEN 0 ELSE 1 END) OVER (PARTITION BY person ORDER BY valid_from) AS service_no
    FROM followed
), known AS (
    -- A station or unit that a row leaves out is the last one known.
    SELECT *, LAST_VALUE(duty_station IGNORE NULLS) OVER so_far AS station,
           LAST_VALUE(org_unit IGNORE NULLS) OVER so_far AS unit
    FROM served
    WINDOW so_far AS (PARTITION BY person, service_no ORDER BY valid_from
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
), compared AS (
    SELECT known.*, COALESCE(station <> LAG(station) OVER service_order, FALSE) AS is_elsewhere,
           COALESCE(unit <> LAG(unit) OVER service_order, FALSE)
               AND NOT EXISTS (SELECT 1 FROM staff_changes WHERE staff_changes.spell_after = known.spell
                               AND staff_changes.is_renamed_unit) AS is_other_unit
    FROM known
    WINDOW service_order AS (PARTITION BY person, service_no ORDER BY valid_from)
), numbered AS (
    SELECT *, SUM(CASE WHEN is_elsewhere THEN 1 ELSE 0 END) OVER service_order AS stay_no,
           SUM(CASE WHEN is_elsewhere OR is_other_unit THEN 1 ELSE 0 END) OVER service_order AS unit_no
    FROM compared
    WINDOW service_order AS (PARTITION BY person, service_no ORDER BY valid_from)
), stays AS (
    SELECT person, service_no, stay_no, ANY_VALUE(station) AS station, MIN(valid_from) AS starts_on,
           ARG_MIN(CASE WHEN enters = 'first seen' THEN post_since END, valid_from) AS post_since,
           stay_no = 0 OR BOOL_OR(ends = 'open')
               OR MIN(valid_from) + INTERVAL ($move_months) MONTH <= MAX(valid_to) + 1 AS is_lasting
    FROM numbered
    GROUP BY person, service_no, stay_no
), lasting AS (
    -- A stay too short to be a move leaves the one before it unbroken.
    SELECT person, service_no, stay_no,
           stay_no > 0 AND station <> LAG(station) OVER (PARTITION BY person, service_no ORDER BY stay_no) AS is_move
    FROM stays
    WHERE is_lasting
), arrived AS (
    SELECT stays.*, COALESCE(is_move, FALSE) AS is_move,
           CASE WHEN is_lasting
                THEN MAX(CASE WHEN is_move OR stay_no = 0 THEN LEAST(starts_on, COALESCE(post_since, starts_on)) END)
                         OVER (PARTITION BY person, service_no ORDER BY stay_no)
                ELSE starts_on END AS arrived_on
    FROM stays
    LEFT JOIN lasting USING (person, service_no, stay_no)
)
SELECT spell, person, service_no, stay_no, unit_no, unit, numbered.valid_from, valid_to, ends,
       is_move AND numbered.valid_from = starts_on AS is_move, arrived_on
FROM numbered
JOIN arrived USING (person, service_no, stay_no);

CREATE TABLE at_stations AS
SELECT spell, CAST(YEAR(arrived_on) * 12 + MONTH(arrived_on) - 1 AS SMALLINT) AS arrived_month,
       CAST(DAY(arrived_on) AS SMALLINT) AS arrived_day
FROM spells_at_stations
ORDER BY spell
