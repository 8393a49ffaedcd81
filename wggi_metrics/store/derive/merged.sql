-- One row per spell, with what began it and what ended it.
CREATE TEMP TABLE merged_spells AS
SELECT spell, ANY_VALUE(person) AS person, ANY_VALUE(gender) AS gender, ANY_VALUE(birth_year) AS birth_year,
       MIN(valid_from) AS valid_from, MAX(valid_to) AS valid_to,
       MIN_BY(earliest_on, valid_from) AS earliest_on, MIN_BY(enters, valid_from) AS enters,
       MAX_BY(ends, valid_from) AS ends, MAX_BY(reason, valid_from) AS reason,
       MAX_BY(left_earliest_on, valid_from) AS left_earliest_on,
       ANY_VALUE(rank) AS rank, $state_any, $derived_any, $carried_last
FROM numbered_intervals
GROUP BY spell
