-- One row per vacancy notice and stage that its exports tell of.
SELECT notice_stages.notice, 1 AS heads, stage, next_stage, CASE WHEN is_decided THEN 1 ELSE 0 END AS is_decided,
       vacancy_no, round, grade, category, grade_band, decided_on, counted_on
FROM notice_stages
JOIN notices ON notices.notice = notice_stages.notice
