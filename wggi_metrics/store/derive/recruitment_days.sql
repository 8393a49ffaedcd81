-- One row: the first and last day that the data on recruitment speak of, up to the date of the export or, where none
-- is given, the latest day that was not in the future when they were loaded. An open notice's closing day is a plan.
INSERT INTO observed
WITH days AS (
    SELECT opened_on AS day, source FROM notice_rows
    UNION ALL SELECT closed_on, source FROM notice_rows WHERE status IS DISTINCT FROM 'open'
    UNION ALL SELECT sent_on, source FROM circulation_rows
    UNION ALL SELECT last_on, source FROM candidatures
    UNION ALL SELECT decided_on, source FROM agenda_items WHERE decision IS NOT NULL
    UNION ALL
    SELECT held_on, source FROM meetings
    WHERE wggi_member_attended IS NOT NULL OR meeting IN (SELECT meeting FROM board_seats WHERE present = 'yes')
), past AS (
    SELECT MIN(day) AS first_on, MAX(day) AS last_on
    FROM days JOIN sources USING (source)
    WHERE day <= COALESCE(as_of, CAST(loaded_at AS DATE))
)
SELECT 'recruitment', first_on,
       GREATEST(last_on, (SELECT MAX(as_of) FROM sources WHERE dataset IN (
           'vacancy_notices', 'circulations', 'applications', 'application_counts', 'board_meetings', 'board_agenda'))),
       'recruitment'
FROM past
WHERE first_on IS NOT NULL
