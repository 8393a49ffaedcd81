-- One row per person and unbroken state: intervals whose state does not differ are one spell.
CREATE TEMP TABLE numbered_intervals AS
WITH described AS (
    SELECT intervals.*, people.gender, people.birth_year, ladder.rank, ladder.category,
           $population AS population,
           regional_groups.nationality_group,
           ROW($state_of_intervals) AS state
    FROM placed AS intervals
    JOIN people USING (person)
    LEFT JOIN ladder ON ladder.grade = intervals.grade
    LEFT JOIN regional_groups ON regional_groups.nationality = intervals.nationality
), compared AS (
    SELECT *, COALESCE(state IS NOT DISTINCT FROM LAG(state) OVER person_order
                       AND valid_from = LAG(valid_to) OVER person_order + 1, FALSE) AS is_same
    FROM described
    WINDOW person_order AS (PARTITION BY person ORDER BY valid_from)
)
SELECT * EXCLUDE (state),
       CAST(SUM(CASE WHEN is_same THEN 0 ELSE 1 END) OVER (ORDER BY person, valid_from ROWS UNBOUNDED PRECEDING)
            AS INTEGER) AS spell
FROM compared
