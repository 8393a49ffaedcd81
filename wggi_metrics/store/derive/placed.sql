-- One row per interval, or several where the station's hardship class changed: what the rows leave out about a duty
-- station comes from the reference, by the class valid on the day.
CREATE TEMP TABLE placed AS
WITH dated AS (
    SELECT duty_station, hardship, country, region, location,
           CASE WHEN ROW_NUMBER() OVER by_station = 1 THEN DATE '0001-01-01' ELSE class_from END AS class_from,
           COALESCE(LEAD(class_from) OVER by_station - 1, DATE '9999-12-31') AS class_to
    FROM station_classes
    WINDOW by_station AS (PARTITION BY duty_station ORDER BY class_from)
), stations AS (
    SELECT duty_station, ARG_MAX(country, class_from) AS country, ARG_MAX(region, class_from) AS region,
           ARG_MAX(location, class_from) AS location
    FROM dated GROUP BY duty_station
)
SELECT intervals.* REPLACE (
           GREATEST(intervals.valid_from, COALESCE(dated.class_from, intervals.valid_from)) AS valid_from,
           LEAST(intervals.valid_to, COALESCE(dated.class_to, intervals.valid_to)) AS valid_to,
           COALESCE(intervals.hardship, dated.hardship) AS hardship,
           COALESCE(intervals.country, stations.country) AS country,
           COALESCE(intervals.region, stations.region) AS region,
           COALESCE(intervals.location, stations.location) AS location,
           COALESCE(intervals.recruited, CASE ladder.category WHEN 'Professional and higher' THEN 'international'
                    WHEN 'National Officers' THEN 'local' WHEN 'General Service' THEN 'local' END) AS recruited,
           CASE WHEN dated.class_to < intervals.valid_to THEN 'continues' ELSE ends END AS ends)
FROM intervals
LEFT JOIN stations ON stations.duty_station = intervals.duty_station
LEFT JOIN dated ON dated.duty_station = intervals.duty_station AND intervals.hardship IS NULL
               AND dated.class_from <= intervals.valid_to AND dated.class_to >= intervals.valid_from
LEFT JOIN ladder ON ladder.grade = intervals.grade
