-- One row per person and unbroken state, and one per line and gender of a head count; both ends are days in the state.
SELECT gender, 1 AS heads, fte_thousandths, valid_from, valid_to, first_month, last_month,
       grade, category, population, contract_type, location, duty_station, country, region, hardship, org_unit,
       job_title, job_family, supervisor, nationality, nationality_group, recruited, service, acting_grade, post_grade,
       birth_year, entry_on_duty, spell, CAST(NULL AS INTEGER) AS source, CAST(NULL AS INTEGER) AS source_row
FROM staff_spells
UNION ALL
SELECT gender, heads, heads * 1000, valid_from, valid_to, first_month, last_month,
       grade, category, population, contract_type, location, duty_station, country, region, hardship, org_unit,
       job_title, job_family, supervisor, nationality, nationality_group, recruited, service, acting_grade, post_grade,
       NULL, NULL, NULL, source, source_row
FROM head_counts
