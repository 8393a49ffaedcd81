-- One row per vacancy notice and round.
SELECT notice, 1 AS heads, vacancy_no, round, post_no, title, grade, category, grade_band, contract_type, duty_station, country,
       region, location, org_unit, job_family, scope, gender_clause, terms_of_reference_clause, requirements_changed,
       positions, status, opened_on, closed_on, decided_on, counted_on, opened_year
FROM notices
