-- One row per interval, with the number of the run of equal completed states that it belongs to.
CREATE TEMP TABLE numbered_intervals AS
WITH placed AS (
    SELECT intervals.* EXCLUDE (state) REPLACE (
               GREATEST(valid_from, class_from) AS valid_from, LEAST(valid_to, class_to) AS valid_to,
               CASE WHEN class_to < valid_to THEN 'continues' ELSE ends END AS ends),
           pieces.piece
    FROM intervals
    JOIN pieces ON pieces.state = intervals.state AND class_from <= valid_to AND class_to >= valid_from
), compared AS (
    SELECT *, COALESCE(piece = LAG(piece) OVER person_order AND valid_from = LAG(valid_to) OVER person_order + 1, FALSE)
           AS is_same
    FROM placed
    WINDOW person_order AS (PARTITION BY person ORDER BY valid_from)
)
SELECT *, CAST(SUM(CASE WHEN is_same THEN 0 ELSE 1 END) OVER (PARTITION BY person ORDER BY valid_from) AS INTEGER) AS run
FROM compared
