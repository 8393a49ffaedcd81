-- One row per person, unbroken time in one grade and population: how it began, how long it lasted, what ended it.
-- Spells of an unknown grade are left out: the grade after them is compared with the last known one before.
-- A month is completed on the day of the same number, or on the last day of a shorter month.
CREATE TEMP MACRO completed_months(earlier, later) AS
    DATE_DIFF('month', earlier, later)
    - CASE WHEN DAY(later) < DAY(earlier) AND later <> LAST_DAY(later) THEN 1 ELSE 0 END;
CREATE TEMP TABLE numbered_stays AS
WITH intervals_before AS (  -- the time before a list that one as long as the next interval takes up
    SELECT cover, as_of, as_of - TO_MONTHS(CAST(completed_months(
               as_of, LEAD(as_of) OVER (PARTITION BY cover ORDER BY as_of)) AS INTEGER)) AS after
    FROM cover_days
), apart AS (
    SELECT spell, person, valid_from, valid_to, earliest_on, enters, ends, entry_on_duty, grade_since,
           described.grade, described.rank, described.category, described.population, cover,
           COALESCE(valid_from > LAG(valid_to) OVER person_order + 1 AND LAG(ends) OVER person_order <> 'away', FALSE)
           AS is_back
    FROM merged_spells JOIN described USING (piece) JOIN piece_covers USING (piece)
    WINDOW person_order AS (PARTITION BY person ORDER BY valid_from)
), served AS (  -- a break longer than $break_days days ends service; an absence from lists does not
    SELECT *, SUM(CASE WHEN is_back THEN 1 ELSE 0 END) OVER (PARTITION BY person ORDER BY valid_from) AS service
    FROM apart
), placed AS (
    SELECT *, LAG(spell) OVER service_order IS NULL AS opens_service, LEAD(spell) OVER service_order IS NULL AS closes_service
    FROM served
    WINDOW service_order AS (PARTITION BY person, service ORDER BY valid_from)
), known AS (
    SELECT *, LAG(grade) OVER service_order AS grade_before, LAG(rank) OVER service_order AS rank_before,
           LAG(category) OVER service_order AS category_before, LAG(population) OVER service_order AS population_before,
           LEAST(earliest_on, LAG(valid_to) OVER service_order + 1) AS changed_from,
           ROW_NUMBER() OVER (PARTITION BY person, service, grade ORDER BY valid_from) > 1 AS is_held_before
    FROM placed
    WHERE rank IS NOT NULL
    WINDOW service_order AS (PARTITION BY person, service ORDER BY valid_from)
), changed AS (  -- what began with the spell; nothing where time in grade runs on
    SELECT *,
           CASE WHEN grade_before IS NULL THEN 'entered'
                WHEN grade = grade_before THEN NULL
                WHEN EXISTS (SELECT 1 FROM regradings
                             WHERE regradings.from_grade = grade_before AND regradings.to_grade = grade
                               AND regradings.on_date BETWEEN changed_from AND valid_from) THEN NULL
                WHEN category IS DISTINCT FROM category_before THEN 'converted'
                WHEN rank > rank_before THEN 'promoted'
                ELSE 'demoted' END AS change
    FROM known
), started AS (  -- an entry is seen where entry on duty does not lie long before it; back in a grade is no entry into it
    SELECT changed.*,
           CASE WHEN change <> 'entered' AND is_held_before THEN 'held before'
                WHEN change <> 'entered' THEN change
                WHEN NOT opens_service THEN 'unknown'
                WHEN is_back THEN 'returned'
                WHEN enters = 'hired' AND COALESCE(entry_on_duty >= earliest_on - $break_days, TRUE) THEN 'hired'
                WHEN enters = 'first seen' AND grade_since IS NULL
                     AND entry_on_duty > COALESCE(intervals_before.after, valid_from - ($break_days + 1)) THEN 'hired'
                ELSE 'unknown' END AS start
    FROM changed LEFT JOIN intervals_before ON as_of = valid_from AND intervals_before.cover = changed.cover
)
SELECT *,
       SUM(CASE WHEN change IS NULL THEN 0 ELSE 1 END) OVER person_order AS stay,
       SUM(CASE WHEN change IS NULL AND population = population_before THEN 0 ELSE 1 END) OVER person_order AS part,
       LEAD(change) OVER service_order AS change_after, LEAD(valid_from) OVER service_order AS from_after
FROM started
WINDOW person_order AS (PARTITION BY person ORDER BY valid_from),
       service_order AS (PARTITION BY person, service ORDER BY valid_from);

CREATE TEMP TABLE stay_entries AS
WITH begun AS (
    SELECT person, stay, MIN(valid_from) AS first_on, ARG_MIN(start, valid_from) AS start,
           ARG_MIN(grade_since, valid_from) AS grade_since
    FROM numbered_stays GROUP BY person, stay
)
SELECT person, stay,
       CASE WHEN start = 'unknown' AND grade_since <= first_on THEN 'grade since' ELSE start END AS began,
       CASE WHEN start NOT IN ('unknown', 'held before') THEN first_on
            WHEN start = 'unknown' AND grade_since <= first_on THEN grade_since END AS entered_on
FROM begun;

CREATE TEMP TABLE stays AS
WITH ended AS (
    SELECT *,
           CASE WHEN from_after IS NOT NULL THEN COALESCE(change_after, 'none')
                WHEN closes_service AND ends = 'left' THEN 'left'
                ELSE 'none' END AS cause,
           CASE WHEN from_after IS NOT NULL THEN from_after
                WHEN ends = 'open' AND valid_to IN (SELECT as_of FROM list_days) THEN valid_to
                ELSE valid_to + 1 END AS ended_on
    FROM numbered_stays
), parts AS (
    SELECT person, stay, part, MIN(spell) AS spell, MIN(valid_from) AS observed_on,
           ARG_MAX(cause, valid_from) AS cause, ARG_MAX(ended_on, valid_from) AS ended_on
    FROM ended GROUP BY person, stay, part
)
SELECT person, spell, began, entered_on, observed_on,
       CASE WHEN entered_on = observed_on THEN -1 ELSE completed_months(entered_on, observed_on) END AS late_months,
       completed_months(entered_on, ended_on) AS months, cause
FROM parts JOIN stay_entries USING (person, stay)
