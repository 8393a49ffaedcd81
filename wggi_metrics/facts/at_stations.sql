-- One row per person and unbroken state, with the month (from the year 0) and the day of arrival at the station.
SELECT gender, 1 AS heads, valid_from, valid_to, arrived_month, arrived_day,
       grade, category, population, contract_type, location, duty_station, country, region, hardship,
       org_unit, job_title, job_family, supervisor, nationality, nationality_group, recruited, service,
       acting_grade, post_grade
FROM staff_spells
JOIN at_stations ON at_stations.spell = staff_spells.spell
