-- One row per vacancy notice and round: as its sheet says or, where no sheet of notices names it, as candidatures,
-- counts and agendas do. ``begins_on`` is the first day whose candidatures are of this round.
CREATE TEMP TABLE notices_named AS
WITH listed AS (
    SELECT *, COALESCE(round, 1) AS round_no
    FROM notice_rows
    WHERE vacancy_no IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY vacancy_no, COALESCE(round, 1) ORDER BY source DESC, source_row DESC) = 1
), told AS (
    SELECT vacancy_no, COUNT(DISTINCT grade) AS grades, MIN(grade) AS grade,
           COUNT(DISTINCT job_family) AS families, MIN(job_family) AS job_family,
           COUNT(DISTINCT org_unit) AS units, MIN(org_unit) AS org_unit,
           COUNT(DISTINCT duty_station) AS stations, MIN(duty_station) AS duty_station,
           COUNT(DISTINCT location) AS locations, MIN(location) AS location, MAX(closed_on) AS closed_on
    FROM (
        SELECT vacancy_no, grade, job_family, org_unit, duty_station, location, closed_on FROM candidature_rows
        UNION ALL
        SELECT vacancy_no, grade, job_family, org_unit, duty_station, location, closed_on FROM stage_count_rows
    )
    WHERE vacancy_no IS NOT NULL
    GROUP BY vacancy_no
), named AS (
    SELECT vacancy_no FROM told
    UNION
    SELECT vacancy_no FROM agenda_rows WHERE vacancy_no IS NOT NULL
), every_notice AS (
    SELECT vacancy_no, round_no AS round, post_no, title, grade, contract_type, duty_station, country, location,
           org_unit, job_family, scope, gender_clause, terms_of_reference_clause, COALESCE(positions, 1) AS positions,
           status, requirements_changed, requirements_hash, opened_on, closed_on, TRUE AS is_listed, source AS notice_source,
           source_row AS notice_row
    FROM listed
    UNION ALL BY NAME
    SELECT vacancy_no, 1 AS round, CASE WHEN grades = 1 THEN grade END AS grade,
           CASE WHEN stations = 1 THEN duty_station END AS duty_station,
           CASE WHEN locations = 1 THEN location END AS location, CASE WHEN units = 1 THEN org_unit END AS org_unit,
           CASE WHEN families = 1 THEN job_family END AS job_family, 1 AS positions, closed_on, FALSE AS is_listed
    FROM named
    LEFT JOIN told USING (vacancy_no)
    WHERE vacancy_no NOT IN (SELECT vacancy_no FROM listed)
)
SELECT CAST(ROW_NUMBER() OVER (ORDER BY vacancy_no, round) AS INTEGER) AS notice, *,
       CASE WHEN ROW_NUMBER() OVER (PARTITION BY vacancy_no ORDER BY round) = 1 THEN DATE '0001-01-01'
            ELSE COALESCE(opened_on, DATE '9999-12-31') END AS begins_on
FROM every_notice;

-- One row per stage of selection, the first ranked 0.
CREATE TEMP TABLE stages AS
SELECT stage, CAST(place - 1 AS INTEGER) AS stage_rank
FROM (SELECT UNNEST([$stages]) AS stage, GENERATE_SUBSCRIPTS([$stages], 1) AS place)
