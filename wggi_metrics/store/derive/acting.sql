-- One row per acting assignment whose first day was seen: its first spell, the day after its first $acting_months
-- months, and whether promotion to the acting grade or a higher one came by that day.
CREATE TABLE staff_acting AS
WITH followed AS (
    SELECT spell, person, valid_from, enters, acting_grade,
           COALESCE(valid_from = LAG(valid_to) OVER person_order + 1
                    AND acting_grade = LAG(acting_grade) OVER person_order, FALSE) AS goes_on
    FROM staff_spells
    WINDOW person_order AS (PARTITION BY person ORDER BY valid_from)
), begun AS (
    SELECT spell, person, acting_grade, valid_from AS first_on,
           CAST(valid_from + INTERVAL ($acting_months) MONTH AS DATE) AS decided_on
    FROM followed
    WHERE acting_grade IS NOT NULL AND NOT goes_on AND enters <> 'first seen'
)
SELECT spell, decided_on,
       CASE WHEN EXISTS (
           SELECT 1 FROM staff_changes
           JOIN ladder AS reached ON reached.grade = CAST(after_grade AS VARCHAR)
           JOIN ladder AS acted ON acted.grade = CAST(begun.acting_grade AS VARCHAR)
           WHERE staff_changes.person = begun.person AND happened_on BETWEEN first_on AND decided_on
             AND grade_change IN ('promoted', 'converted')
             AND reached.category IS NOT DISTINCT FROM acted.category AND reached.rank >= acted.rank
       ) THEN 'yes' ELSE 'no' END AS is_converted
FROM begun
ORDER BY spell
