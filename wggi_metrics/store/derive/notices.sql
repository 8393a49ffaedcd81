-- One row per vacancy notice and round, with the day that it was decided: the Board's, else the latest day of its
-- candidatures' last stages, else, once it is closed and nobody's candidature is pending, the closing day. ``counted_on``
-- is the day by which it belongs to a period: decided, else closed, else the last day known of it, else opened.
CREATE TABLE notices AS
WITH stations AS (
    SELECT duty_station, ARG_MAX(country, class_from) AS country, ARG_MAX(region, class_from) AS region,
           ARG_MAX(location, class_from) AS location
    FROM station_classes GROUP BY duty_station
), decided AS (
    SELECT notice, MAX(decided_on) AS decided_on, MAX(decision) FILTER (WHERE decided_on IS NOT NULL) AS decision
    FROM agenda_items
    WHERE decision IN ('recommended', 'cancelled', 're-advertise')
    GROUP BY notice
), told AS (
    SELECT notice, MAX(settled_on) AS settled_on, MAX(last_on) AS last_on, BOOL_OR(is_pending) AS is_waiting
    FROM candidatures GROUP BY notice
), dated AS (
    SELECT notices_named.*, told.last_on,
           COALESCE(decided.decided_on, told.settled_on,
                    CASE WHEN COALESCE(status, 'closed') <> 'open' AND is_waiting IS NOT TRUE
                         THEN COALESCE(closed_on, told.last_on) END) AS decided_on
    FROM notices_named
    LEFT JOIN decided USING (notice)
    LEFT JOIN told USING (notice)
)
SELECT notice, vacancy_no, CAST(round AS SMALLINT) AS round, post_no, title, grade, ladder.category,
       ladder.band AS grade_band, contract_type, duty_station, COALESCE(dated.country, stations.country) AS country,
       stations.region, COALESCE(dated.location, stations.location) AS location, org_unit, job_family, scope,
       CASE gender_clause WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no' END AS gender_clause,
       CASE terms_of_reference_clause WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no' END AS terms_of_reference_clause,
       CASE requirements_changed WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no' END AS requirements_changed,
       CAST(positions AS INTEGER) AS positions, status, opened_on, closed_on, decided_on,
       COALESCE(decided_on, closed_on, last_on, opened_on) AS counted_on,
       CAST(YEAR(COALESCE(opened_on, closed_on, last_on)) AS VARCHAR) AS opened_year, is_listed,
       notice_source AS source, notice_row AS source_row
FROM dated
LEFT JOIN ladder USING (grade)
LEFT JOIN stations USING (duty_station)
ORDER BY notice
