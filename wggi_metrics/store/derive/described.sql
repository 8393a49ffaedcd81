-- One row per completed state, with what follows from it: rank, category, population, regional group.
CREATE TEMP TABLE described AS
SELECT intervals.* EXCLUDE (state, class_from, class_to), ladder.rank, ladder.category, $population AS population,
       regional_groups.nationality_group
FROM (SELECT * FROM pieces QUALIFY ROW_NUMBER() OVER (PARTITION BY piece ORDER BY state) = 1) AS intervals
LEFT JOIN ladder ON ladder.grade = intervals.grade
LEFT JOIN regional_groups ON regional_groups.nationality = intervals.nationality
