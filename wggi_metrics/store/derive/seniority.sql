-- One row per grade and days, both included, on which its minimum seniority holds, in months; a row without a grade
-- is the rule of every grade that has none of its own.
CREATE TABLE seniority AS
WITH of_grades AS (
    SELECT ladder.grade, months, valid_from, source, source_row
    FROM seniority_rows
    JOIN ladder ON ladder.grade = seniority_rows.grade
                OR (seniority_rows.grade IS NULL
                    AND ladder.grade NOT IN (SELECT grade FROM seniority_rows WHERE grade IS NOT NULL))
    WHERE months IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY ladder.grade, valid_from ORDER BY source DESC, source_row) = 1
)
SELECT grade, CAST(months AS INTEGER) AS months, COALESCE(valid_from, DATE '0001-01-01') AS valid_from,
       COALESCE(LEAD(valid_from) OVER (PARTITION BY grade ORDER BY valid_from NULLS FIRST) - 1, DATE '9999-12-31')
           AS valid_to
FROM of_grades
ORDER BY grade, valid_from;

-- One row per spell in a grade whose entry is known: the first day on which the person has the minimum in force on
-- that day. Who once had it keeps it where the minimum is raised.
CREATE TEMP TABLE eligible_spells AS
WITH reached AS (
    SELECT spell, entered_on, valid_to, GREATEST(CAST(entered_on + TO_MONTHS(months) AS DATE), seniority.valid_from) AS day
    FROM (SELECT spell, person, stay, grade FROM numbered_stays)
    JOIN stay_entries USING (person, stay)
    JOIN seniority USING (grade)
    WHERE entered_on IS NOT NULL
)
SELECT spell, entered_on, MIN(day) AS eligible_from
FROM reached
WHERE day <= valid_to
GROUP BY spell, entered_on;

-- The same in completed months since the entry, after which the person is at risk. Of lists the first month at risk
-- is that of the list after the first one on which the person has the minimum.
CREATE TEMP TABLE eligible_stays AS
SELECT spell,
       CASE WHEN as_of IS NULL OR (eligible_from <= last_on AND as_of >= first_on)
            THEN completed_months(entered_on, eligible_from) - 1
            ELSE completed_months(entered_on, as_of) END AS eligible_months
FROM (SELECT spell, entered_on, eligible_from, cover
      FROM eligible_spells JOIN merged_spells USING (spell) JOIN piece_covers USING (piece)) AS known
ASOF LEFT JOIN cover_days ON cover_days.cover = known.cover AND eligible_from <= as_of
LEFT JOIN assignment_window ON TRUE
