-- One row per state and hardship class of its duty station: what the rows leave out about a station comes from the
-- reference, by the class valid on the day; ``piece`` is the number of the completed state.
CREATE TEMP TABLE pieces AS
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
), completed AS (
    SELECT states.* EXCLUDE (guard, other_guard) REPLACE (
               COALESCE(states.hardship, dated.hardship) AS hardship,
               COALESCE(states.country, stations.country) AS country,
               COALESCE(states.region, stations.region) AS region,
               COALESCE(states.location, stations.location) AS location,
               COALESCE(states.recruited, CASE ladder.category WHEN 'Professional and higher' THEN 'international'
                        WHEN 'National Officers' THEN 'local' WHEN 'General Service' THEN 'local' END) AS recruited),
           COALESCE(dated.class_from, DATE '0001-01-01') AS class_from,
           COALESCE(dated.class_to, DATE '9999-12-31') AS class_to
    FROM states
    LEFT JOIN stations ON stations.duty_station = states.duty_station
    LEFT JOIN dated ON dated.duty_station = states.duty_station AND states.hardship IS NULL
    LEFT JOIN ladder ON ladder.grade = states.grade
)
SELECT completed.*, $state_number AS piece FROM completed;

-- One row per completed state: which lists would show it. A state that the rows left out is covered like one given.
CREATE TEMP TABLE piece_covers AS
SELECT piece, MAX(cover) AS cover
FROM pieces JOIN state_covers USING (state)
GROUP BY piece
