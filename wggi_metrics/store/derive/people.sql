-- One row per person: one gender and one year of birth for all dates, the latest that was given.
CREATE TABLE people AS
WITH given AS (
    SELECT staff_no, gender, $list_birth_year AS birth_year,
           COALESCE(staff_list.as_of, sources.as_of) AS given_on, staff_list.source, staff_list.source_row
    FROM staff_list_rows AS staff_list JOIN sources ON sources.source = staff_list.source
    UNION ALL
    SELECT staff_no, gender, $assignment_birth_year, valid_from, source, source_row FROM assignment_rows
)
SELECT CAST(ROW_NUMBER() OVER (ORDER BY staff_no) AS INTEGER) AS person,
       staff_no,
       COALESCE(ARG_MAX(gender, ROW(given_on, source, source_row)) FILTER (WHERE gender IS NOT NULL), 'not stated')
           AS gender,
       CAST(ARG_MAX(birth_year, ROW(given_on, source, source_row)) FILTER (WHERE birth_year IS NOT NULL) AS SMALLINT)
           AS birth_year,
       COUNT(DISTINCT gender) > 1 AS has_corrected_gender
FROM given
WHERE staff_no IS NOT NULL
GROUP BY staff_no
