-- One row per meeting of the Board; one per meeting and notice on its agenda; one per seat at a meeting or on a panel.
CREATE TABLE meetings AS
SELECT CAST(ROW_NUMBER() OVER (ORDER BY held_on, meeting_no) AS INTEGER) AS meeting, meeting_no, held_on, place,
       CASE wggi_member_attended WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no' END AS wggi_member_attended,
       source, source_row
FROM meeting_rows
WHERE meeting_no IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY meeting_no ORDER BY source DESC, source_row DESC) = 1;

CREATE TABLE agenda_items AS
WITH placed AS (
    SELECT agenda_rows.*, meetings.meeting, meetings.held_on, notices_named.notice, notices_named.round AS notice_round
    FROM agenda_rows
    JOIN meetings USING (meeting_no)
    JOIN notices_named USING (vacancy_no)
    WHERE agenda_rows.round IS NULL OR agenda_rows.round = notices_named.round
       OR NOT EXISTS (FROM notices_named AS other
                      WHERE other.vacancy_no = agenda_rows.vacancy_no AND other.round = agenda_rows.round)
    QUALIFY ROW_NUMBER() OVER (PARTITION BY meeting, agenda_rows.vacancy_no, agenda_rows.round
                               ORDER BY (notices_named.begins_on <= held_on) DESC, notices_named.round DESC,
                                        agenda_rows.source DESC, agenda_rows.source_row DESC) = 1
)
SELECT meeting, notice, item_no, decision,
       CASE WHEN decision IS NOT NULL THEN COALESCE(decided_on, held_on) END AS decided_on,
       gender_balance_raised, gender_balance_recorded, followed_by_head, source, source_row
FROM placed
QUALIFY ROW_NUMBER() OVER (PARTITION BY meeting, notice ORDER BY round IS NULL, source DESC, source_row DESC) = 1
ORDER BY meeting, notice;

CREATE TABLE board_seats AS
SELECT meeting, CAST(COALESCE(gender, 'not stated') AS gender) AS gender, role,
       CASE voting WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no'
            ELSE CASE WHEN role IN ('chair', 'member') THEN 'yes' WHEN role IS NOT NULL THEN 'no' END END AS voting,
       CASE present WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no' END AS present, seat_rows.source_row
FROM seat_rows
JOIN meetings USING (meeting_no)
QUALIFY ROW_NUMBER() OVER (PARTITION BY meeting, member_no ORDER BY seat_rows.source DESC, seat_rows.source_row DESC) = 1
ORDER BY meeting, seat_rows.source_row;

CREATE TABLE panel_seats AS
SELECT notice, CAST(COALESCE(gender, 'not stated') AS gender) AS gender, role, panel_rows.grade
FROM panel_rows
JOIN notices_named ON notices_named.vacancy_no = panel_rows.vacancy_no
QUALIFY ROW_NUMBER() OVER (PARTITION BY panel_rows.vacancy_no, member_no
                           ORDER BY notices_named.round DESC, panel_rows.source DESC, panel_rows.source_row DESC) = 1
ORDER BY notice
