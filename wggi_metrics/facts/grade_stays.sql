-- One row per person, unbroken time in one grade and population, in the state at its start. Months are completed ones
-- from the entry into the grade: late_months until it is observed (-1: from the entry on), months until it ends.
-- eligible_months: completed ones until the minimum seniority; the month after is the first at risk of promotion.
-- Where the entry is not known, entered_on, late_months and months are blank.
SELECT staff_spells.gender, 1 AS heads, began, entered_on, observed_on, late_months, months, cause, eligible_months, spell,
       grade, category, population, contract_type, location, duty_station, country, region, hardship, org_unit,
       job_title, job_family, supervisor, nationality, nationality_group, recruited, service, acting_grade, post_grade
FROM grade_stays JOIN staff_spells USING (spell)
