-- One row per candidature: how far it came, and what is recorded of it.
SELECT candidatures.notice, candidatures.gender, 1 AS heads, reached, channel AS source, internal, applied_on,
       days_after_opening,
       CASE WHEN withdrew_at IS NULL THEN 0 ELSE 1 END AS has_withdrawn, CASE WHEN has_declined THEN 1 ELSE 0 END
       AS has_declined, CASE WHEN is_appointed THEN 1 ELSE 0 END AS is_appointed,
       CASE WHEN is_from_roster THEN 1 ELSE 0 END AS is_from_roster,
       CASE WHEN proposed THEN 'yes' WHEN NOT proposed THEN 'no' END AS proposed,
       CASE WHEN reason_on_file THEN 'yes' WHEN NOT reason_on_file THEN 'no' END AS reason_on_file, analysis_on_file,
       CASE WHEN rotation_due THEN 'yes' WHEN NOT rotation_due THEN 'no' END AS rotation_due,
       CASE WHEN hardship_service THEN 'yes' WHEN NOT hardship_service THEN 'no' END AS hardship_service,
       CASE WHEN acting_in_post THEN 'yes' WHEN NOT acting_in_post THEN 'no' END AS acting_in_post,
       vacancy_no, round, post_no, grade, category, grade_band, contract_type, duty_station, country, region, location,
       org_unit, job_family, scope, gender_clause, terms_of_reference_clause, status, opened_on, closed_on, decided_on,
       counted_on, opened_year
FROM candidatures
JOIN notices ON notices.notice = candidatures.notice
