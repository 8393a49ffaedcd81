-- One row per meeting of the Board and notice on its agenda.
SELECT agenda_items.meeting, meeting_no, held_on, agenda_items.notice, 1 AS heads, item_no, decision,
       CASE WHEN gender_balance_raised THEN 'yes' WHEN NOT gender_balance_raised THEN 'no' END AS gender_balance_raised,
       CASE WHEN gender_balance_recorded THEN 'yes' WHEN NOT gender_balance_recorded THEN 'no' END
       AS gender_balance_recorded, vacancy_no, round, grade, category, grade_band
FROM agenda_items
JOIN meetings ON meetings.meeting = agenda_items.meeting
JOIN notices ON notices.notice = agenda_items.notice
