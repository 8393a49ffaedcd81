-- One row per meeting of the Board.
SELECT meeting, meeting_no, held_on, place, wggi_member_attended, 1 AS heads
FROM meetings
