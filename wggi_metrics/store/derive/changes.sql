-- One row per person and boundary: an entry (nothing before), an exit (nothing after) or a change of state.
-- A grade that follows an unknown one is compared with the last known grade of the same person.
CREATE TEMP TABLE boundaries AS
WITH neighbours AS (
    SELECT merged_spells.*, LAG(spell) OVER person_order AS spell_before, LAG(ends) OVER person_order AS ends_before,
           LAG(valid_to) OVER person_order AS to_before, LAG(grade) OVER person_order AS grade_before,
           LAG(CASE WHEN rank IS NULL THEN valid_from END) OVER person_order AS unknown_since,
           LAST_VALUE(CASE WHEN rank IS NOT NULL THEN grade END IGNORE NULLS) OVER earlier AS known_grade_before,
           LAST_VALUE(rank IGNORE NULLS) OVER earlier AS rank_before,
           LAST_VALUE(CASE WHEN rank IS NOT NULL THEN category END IGNORE NULLS) OVER earlier AS category_before
    FROM merged_spells
    WINDOW person_order AS (PARTITION BY person ORDER BY valid_from),
           earlier AS (PARTITION BY person ORDER BY valid_from ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT person, spell_before, spell AS spell_after, valid_from AS happened_on, earliest_on, NULL AS presence, NULL AS reason,
       CASE WHEN grade IS NOT DISTINCT FROM grade_before THEN NULL
            WHEN EXISTS (SELECT 1 FROM regradings
                         WHERE regradings.from_grade = grade_before AND regradings.to_grade = grade
                           AND regradings.on_date BETWEEN earliest_on AND valid_from) THEN 're-graded'
            WHEN rank IS NULL THEN 'grade unknown after'
            WHEN rank_before IS NULL OR known_grade_before = grade THEN 'grade unknown before'
            WHEN category IS DISTINCT FROM category_before THEN 'converted'
            WHEN rank > rank_before THEN 'promoted'
            ELSE 'demoted' END AS grade_change,
       known_grade_before, unknown_since
FROM neighbours WHERE valid_from = to_before + 1
UNION ALL
SELECT person, NULL, spell, valid_from, earliest_on,
       CASE WHEN spell_before IS NOT NULL THEN 'returned' ELSE enters END, NULL, NULL, NULL, NULL
FROM neighbours WHERE spell_before IS NULL OR valid_from > to_before + 1
UNION ALL
SELECT person, spell, NULL, valid_to + 1, left_earliest_on, ends, reason, NULL, NULL, NULL
FROM merged_spells WHERE ends IN ('left', 'away')
