-- One row per person and unbroken state: intervals whose state does not differ are one spell.
CREATE TEMP TABLE merged_spells AS
WITH runs AS (
    SELECT person, run, ANY_VALUE(piece) AS piece, MIN(valid_from) AS valid_from, MAX(valid_to) AS valid_to,
           ARG_MIN(earliest_on, valid_from) AS earliest_on, ARG_MIN(enters, valid_from) AS enters,
           ARG_MAX(ends, valid_from) AS ends, ARG_MAX(reason, valid_from) AS reason,
           ARG_MAX(left_earliest_on, valid_from) AS left_earliest_on, $carried_last
    FROM numbered_intervals
    GROUP BY person, run
)
SELECT CAST(ROW_NUMBER() OVER (ORDER BY person, run) AS INTEGER) AS spell, runs.*, grade, rank, category
FROM runs JOIN described USING (piece)
