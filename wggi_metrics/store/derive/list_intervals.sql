-- One row per person and list: the state holds from this list to the day before the list that shows it changed or gone.
CREATE TEMP TABLE list_intervals AS
WITH seen AS (
    SELECT *, LEAD(as_of) OVER person_order AS seen_next, LAG(as_of) OVER person_order AS seen_before,
           LAG(next_on) OVER person_order AS next_on_before, LAG(grade) OVER person_order AS grade_before,
           LAG(place) OVER person_order AS place_before
    FROM covered_observations
    WHERE status IS DISTINCT FROM 'left'
    WINDOW person_order AS (PARTITION BY person ORDER BY as_of)
), ended AS (
    SELECT *,
           CASE WHEN seen_next IS NOT NULL AND (next_on IS NULL OR seen_next <= next_on) THEN 'continues'
                WHEN next_on IS NULL THEN 'open'
                WHEN seen_next IS NULL OR absent = 'left' THEN 'left'
                WHEN absent = 'away'
                     OR DATE_DIFF('month', as_of, seen_next) <= COALESCE(TRY_CAST(absent AS INTEGER), $absent_months)
                     THEN 'away'
                ELSE 'left' END AS ends,
           seen_before IS NOT NULL AND (next_on_before IS NULL OR as_of <= next_on_before) AS is_continued
    FROM seen
), dated AS (
    SELECT *,
           CASE WHEN is_continued AND grade IS DISTINCT FROM grade_before
                     AND grade_since > seen_before AND grade_since <= as_of THEN grade_since
                WHEN is_continued AND grade IS NOT DISTINCT FROM grade_before AND place <> place_before
                     AND post_since > seen_before AND post_since <= as_of THEN post_since
                WHEN NOT is_continued AND entry_precision IS NULL
                     AND entry_on_duty > GREATEST(previous_on, seen_before) AND entry_on_duty <= as_of
                     THEN entry_on_duty
                ELSE as_of END AS starts_on
    FROM ended
), intervals AS (
    SELECT *, LEAD(starts_on) OVER (PARTITION BY person ORDER BY as_of) AS next_starts_on FROM dated
), reasons AS (
    SELECT person, as_of, action_reason FROM covered_observations WHERE status = 'left' AND action_reason IS NOT NULL
)
SELECT intervals.person, starts_on AS valid_from,
       CASE ends WHEN 'continues' THEN next_starts_on - 1
                 WHEN 'open' THEN intervals.as_of
                 ELSE next_on - 1 END AS valid_to,
       CASE WHEN starts_on < intervals.as_of THEN starts_on
            WHEN is_continued THEN seen_before + 1
            ELSE COALESCE(previous_on + 1, intervals.as_of) END AS earliest_on,
       ends,
       CASE WHEN previous_on IS NULL AND seen_before IS NULL THEN 'first seen' ELSE 'hired' END AS enters,
       COALESCE(reasons.action_reason, CASE WHEN action = 'separation' THEN intervals.action_reason END) AS reason,
       intervals.as_of + 1 AS left_earliest_on,
       state, $carried_names, source, source_row, is_pseudo
FROM intervals
LEFT JOIN reasons ON reasons.person = intervals.person AND reasons.as_of = intervals.next_on
