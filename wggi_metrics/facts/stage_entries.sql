-- One row per vacancy notice, stage entered, gender, channel and what became of it there: how many candidatures.
-- ``is_decided`` is said of the passage from the stage; who comes from outside has entered no earlier stage.
SELECT stage_entries.notice, stage_entries.gender, stage_entries.heads, stages_before.stage AS previous_stage,
       stage_entries.stage, notice_stages.next_stage, stage_entries.result,
       CASE WHEN notice_stages.is_decided THEN 1 ELSE 0 END AS is_decided, channel AS source, internal,
       vacancy_no, round, post_no, grade, category, grade_band, contract_type, duty_station, country, region, location,
       org_unit, job_family, scope, gender_clause, terms_of_reference_clause, status, opened_on, closed_on, decided_on,
       counted_on, opened_year
FROM stage_entries
JOIN notices ON notices.notice = stage_entries.notice
LEFT JOIN notice_stages ON notice_stages.notice = stage_entries.notice AND notice_stages.stage = stage_entries.stage
LEFT JOIN notice_stages AS stages_before
  ON stages_before.notice = stage_entries.notice AND stages_before.next_stage = stage_entries.stage
