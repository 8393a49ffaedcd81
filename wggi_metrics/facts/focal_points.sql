-- One row per focal point and appointment, with its first day and, where it has ended, its last.
SELECT COALESCE(gender, 'not stated') AS gender, focal_point_no AS person, appointed_on, ended_on, country, location
FROM focal_points
