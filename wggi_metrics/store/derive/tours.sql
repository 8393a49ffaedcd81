-- One row per hardship class and days, both included, on which its standard tour holds, in months.
CREATE TABLE tours AS
WITH latest AS (
    SELECT hardship, months, valid_from
    FROM tour_rows
    WHERE hardship IS NOT NULL AND months IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY hardship, valid_from ORDER BY source DESC, source_row) = 1
)
SELECT hardship, CAST(months AS INTEGER) AS months, COALESCE(valid_from, DATE '0001-01-01') AS valid_from,
       COALESCE(LEAD(valid_from) OVER (PARTITION BY hardship ORDER BY valid_from NULLS FIRST) - 1, DATE '9999-12-31')
           AS valid_to
FROM latest
ORDER BY hardship, valid_from
