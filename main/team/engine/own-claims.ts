/** Attempts of the desk of which the engine has no last word; also for whoever was revoked, to whom no table is shown. */
export const ownOpenCases = `
  SELECT attempt_id AS "attemptId", operation_id AS "operationId" FROM team.own_open_1() ORDER BY claimed_at`;

/** Everything of which rank 3 is the last that the engine has: a proof may have come in since. */
export const ownUnproved = `
  SELECT attempt_id AS "attemptId", operation_id AS "operationId" FROM team.claim
  WHERE desk_id = team.my_desk() AND rank = 3 ORDER BY claimed_at`;
