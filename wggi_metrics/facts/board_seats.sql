-- One row per seat at a meeting of the Board.
SELECT board_seats.meeting, meeting_no, held_on, gender, 1 AS heads, role, voting, present
FROM board_seats
JOIN meetings ON meetings.meeting = board_seats.meeting
