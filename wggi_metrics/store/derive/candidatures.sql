-- One row per candidature: the notice and round, one gender per applicant, the highest stage that the export tells of.
-- A later stage implies the earlier ones; who declined the offer was selected. Of two rows of one candidature the
-- later sheet's stands.
CREATE TABLE candidatures AS
WITH applicants AS (
    SELECT applicant_no,
           COALESCE(ARG_MAX(gender, ROW(source, source_row)) FILTER (WHERE gender IS NOT NULL), 'not stated') AS gender
    FROM candidature_rows
    GROUP BY applicant_no
), placed AS (
    SELECT candidature_rows.*, notices_named.notice, notices_named.opened_on
    FROM (SELECT *, COALESCE(applied_on, DATE '9999-12-31') AS told_on FROM candidature_rows) AS candidature_rows
    ASOF JOIN notices_named
      ON notices_named.vacancy_no = candidature_rows.vacancy_no
     AND notices_named.begins_on <= candidature_rows.told_on
    QUALIFY ROW_NUMBER() OVER (PARTITION BY notice, applicant_no
                               ORDER BY candidature_rows.source DESC, candidature_rows.source_row DESC) = 1
), staged AS (
    SELECT placed.*, applicants.gender AS one_gender, withdrawing.stage_rank AS withdrew_at,
           outcome IS NOT DISTINCT FROM 'withdrawn' AS has_withdrawn,
           outcome IS NOT DISTINCT FROM 'declined' OR declined_on IS NOT NULL AS has_declined,
           GREATEST(
               COALESCE(reached.stage_rank, 0),
               COALESCE(withdrawing.stage_rank, 0),
               CASE WHEN qualified OR qualified_on IS NOT NULL THEN 1 ELSE 0 END,
               CASE WHEN short_listed OR short_listed_on IS NOT NULL THEN 2 ELSE 0 END,
               CASE WHEN interviewed OR interviewed_on IS NOT NULL THEN 3 ELSE 0 END,
               CASE WHEN recommended OR recommended_on IS NOT NULL OR board_recommended OR offered_on IS NOT NULL
                         OR outcome = 'roster' THEN 4 ELSE 0 END,
               CASE WHEN appointed OR appointed_on IS NOT NULL OR outcome IN ('appointed', 'declined')
                         OR declined_on IS NOT NULL THEN 5 ELSE 0 END) AS reached_rank
    FROM placed
    JOIN applicants USING (applicant_no)
    LEFT JOIN stages AS reached ON reached.stage = placed.stage
    LEFT JOIN stages AS withdrawing ON withdrawing.stage = placed.withdrawn_at
)
SELECT notice, CAST(one_gender AS gender) AS gender, applied_on,
       CAST(applied_on - opened_on AS INTEGER) AS days_after_opening, source_named AS channel,
       CASE WHEN internal OR (internal IS NULL AND staff_no IS NOT NULL) THEN 'yes'
            WHEN NOT internal THEN 'no' END AS internal,
       CAST(reached_rank AS TINYINT) AS reached,
       CASE WHEN has_withdrawn THEN CAST(COALESCE(withdrew_at, reached_rank) AS TINYINT) END AS withdrew_at,
       has_declined, COALESCE(from_roster, FALSE) AS is_from_roster,
       reached_rank = 5 AND NOT has_declined AND NOT has_withdrawn AS is_appointed,
       outcome IS NOT DISTINCT FROM 'pending' AS is_pending,
       proposed, reason_on_file, analysis_on_file, rotation_due, hardship_service, acting_in_post,
       GREATEST(applied_on, qualified_on, short_listed_on, interviewed_on, recommended_on, offered_on, declined_on,
                appointed_on) AS last_on,
       GREATEST(recommended_on, offered_on, declined_on, appointed_on) AS settled_on,
       source, source_row
FROM staged
ORDER BY notice, reached_rank, gender
