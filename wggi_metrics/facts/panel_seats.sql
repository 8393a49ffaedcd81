-- One row per seat on the panel of a vacancy notice.
SELECT panel_seats.notice, gender, 1 AS heads, role, notices.vacancy_no, notices.round, notices.grade, notices.category
FROM panel_seats
JOIN notices ON notices.notice = panel_seats.notice
