-- One row per notice and channel: when it first went out by it, how long after opening and before closing, to how many.
-- Sent after the closing day counts as not circulated; where it went out in time, later sendings reach nobody more.
CREATE TABLE notice_channels AS
WITH sendings AS (
    SELECT notices_named.notice, channel, sent_on, recipients, opened_on, closed_on
    FROM circulation_rows
    ASOF JOIN notices_named
      ON notices_named.vacancy_no = circulation_rows.vacancy_no AND notices_named.begins_on <= circulation_rows.sent_on
), first_sendings AS (
    SELECT notice, channel, MIN(sent_on) AS sent_on, ANY_VALUE(opened_on) AS opened_on,
           ANY_VALUE(closed_on) AS closed_on
    FROM sendings
    WHERE channel IS NOT NULL
    GROUP BY notice, channel
)
SELECT notice, channel, sent_on, CAST(sent_on - opened_on AS INTEGER) AS days_after_opening,
       CAST(closed_on - sent_on AS INTEGER) AS days_left,
       COALESCE(sent_on <= closed_on, TRUE) AS is_in_time,
       (SELECT CAST(MAX(recipients) AS INTEGER) FROM sendings
        WHERE sendings.notice = first_sendings.notice AND sendings.channel = first_sendings.channel
          AND (sendings.sent_on <= first_sendings.closed_on OR first_sendings.closed_on IS NULL
               OR first_sendings.sent_on > first_sendings.closed_on)) AS recipients
FROM first_sendings
ORDER BY notice, channel
;

-- One row per notice and row of a sheet that speaks of it.
CREATE TABLE notice_rows_behind AS
WITH behind AS (
    SELECT notice, source, source_row FROM notices WHERE is_listed
    UNION
    SELECT notice, source, source_row FROM candidatures
    UNION
    SELECT notice, stage_count_rows.source, stage_count_rows.source_row
    FROM stage_count_rows
    JOIN notices USING (vacancy_no)
    WHERE notice IN (SELECT notice FROM count_cells)
    UNION
    SELECT notice, sent.source, sent.source_row
    FROM circulation_rows AS sent
    ASOF JOIN notices_named ON notices_named.vacancy_no = sent.vacancy_no AND notices_named.begins_on <= sent.sent_on
    UNION
    SELECT notice, source, source_row FROM agenda_items
)
SELECT notice, CAST(source AS INTEGER) AS source, source_row FROM behind ORDER BY ALL
