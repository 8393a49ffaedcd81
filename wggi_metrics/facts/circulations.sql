-- One row per vacancy notice and channel by which it went out.
SELECT notice_channels.notice, 1 AS heads, channel, sent_on, days_after_opening, days_left, recipients,
       CASE WHEN is_in_time THEN 1 ELSE 0 END AS is_in_time,
       vacancy_no, round, post_no, grade, category, grade_band, contract_type, duty_station, country, region, location,
       org_unit, job_family, scope, gender_clause, terms_of_reference_clause, status, opened_on, closed_on, decided_on,
       counted_on, opened_year
FROM notice_channels
JOIN notices ON notices.notice = notice_channels.notice
