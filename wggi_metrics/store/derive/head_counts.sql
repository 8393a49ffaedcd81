-- One row per line and gender of a head count, holding until the next head count or the first list of persons.
CREATE TEMP TABLE head_count_lines AS
WITH dated AS (
    SELECT COALESCE(staff_counts.as_of, sources.as_of) AS valid_from, $state, $category, $nationality_group,
           COALESCE(women, 0) AS women, COALESCE(men, 0) AS men, COALESCE(other, 0) AS other,
           COALESCE(not_stated, 0) AS not_stated, staff_counts.source, staff_counts.source_row
    FROM staff_count_rows AS staff_counts JOIN sources ON sources.source = staff_counts.source
), dates AS (
    SELECT valid_from, LEAD(valid_from) OVER (ORDER BY valid_from) AS next_from
    FROM (SELECT DISTINCT valid_from FROM dated)
), held AS (
    SELECT dated.*, LEAST(COALESCE(next_from - 1, dated.valid_from), persons_from - 1) AS valid_to
    FROM dated JOIN dates USING (valid_from) CROSS JOIN persons_begin
)
SELECT valid_from, valid_to, gender, heads, $state_of_intervals, ladder.rank,
       COALESCE(ladder.category, intervals.category) AS category,
       $population AS population, COALESCE(regional_groups.nationality_group, intervals.nationality_group) AS nationality_group,
       source, source_row
FROM (UNPIVOT held ON women AS 'woman', men AS 'man', other, not_stated AS 'not stated' INTO NAME gender VALUE heads) AS intervals
LEFT JOIN ladder ON ladder.grade = intervals.grade
LEFT JOIN regional_groups ON regional_groups.nationality = intervals.nationality
WHERE valid_from <= valid_to AND heads > 0
