/** What a desk hears of rights and proposals, in one answer. Works at an engine that only reads. */
export const listProposals = `
-- For whoever calls: their rights, what colleagues may approve, and proposals of the last week or that stand still, the newest
-- first. Times in milliseconds UTC. Each desk asks this in each round: planned once for a session.
CREATE FUNCTION team.approvals_1(most int) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_build_object('strict', (SELECT strict FROM team.settings),
    'rights', (SELECT coalesce(jsonb_agg(jsonb_build_object('accountId', x.account_id, 'operation', x.operation,
        'currency', x.currency, 'mostMinor', x.most_minor, 'aloneMinor', x.alone_minor, 'dayMinor', x.day_minor,
        'approveMinor', x.approve_minor, 'spentMinor', team.spent_today(x))), '[]')
      FROM team.permission x WHERE x.person_id = me.person_id),
    'approvers', (SELECT coalesce(jsonb_agg(jsonb_build_object('person', q.name, 'personId', q.person_id,
        'accountId', x.account_id, 'operation', x.operation, 'currency', x.currency, 'approveMinor', x.approve_minor)
        ORDER BY q.name, q.person_id), '[]')
      FROM team.permission x JOIN team.person q USING (person_id)
      WHERE x.person_id <> me.person_id AND q.active AND EXISTS (
        SELECT FROM team.seat s WHERE s.person_id = q.person_id AND s.desk_id IS NOT NULL AND s.revoked_at IS NULL)),
    'proposals', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'operationId', p.operation_id, 'person', q.name, 'deskId', p.desk_id, 'desk', d.name, 'accountId', p.account_id,
        'operation', p.operation, 'minor', p.amount_minor, 'currency', p.currency, 'requestDigest', p.request_digest,
        'reviewDigest', p.review_digest, 'guardAnswer', p.guard_answer, 'proposedAt', team.milliseconds(p.proposed_at),
        'expiresAt', team.milliseconds(p.expires_at), 'state', team.proposal_state(p), 'isOwn', p.person_id = me.person_id, 'isHere', p.desk_id = team.my_desk(),
        'mayApprove', p.person_id <> me.person_id AND coalesce(p.amount_minor <=
          (team.right_of(me.person_id, p.account_id, p.operation, p.currency)).approve_minor, false),
        'carriedOut', (SELECT jsonb_build_object('operationId', k.operation_id, 'person', b.name, 'desk', e.name)
          FROM team.claim k JOIN team.person b USING (person_id) JOIN team.desk e ON e.desk_id = k.desk_id
          WHERE k.proposal_id = p.operation_id ORDER BY k.claimed_at DESC LIMIT 1),
        'approvals', (SELECT coalesce(jsonb_agg(jsonb_build_object('person', b.name, 'verdict', a.verdict, 'reason', a.reason,
            'saidAt', team.milliseconds(a.said_at), 'counts', a.verdict = 'rejected' OR team.does_count(p, a),
            'isOwn', a.person_id = me.person_id) ORDER BY a.number), '[]')
          FROM team.approval a JOIN team.person b USING (person_id)
          WHERE a.operation_id = p.operation_id AND NOT EXISTS (SELECT FROM team.approval later
            WHERE later.operation_id = a.operation_id AND later.person_id = a.person_id AND later.number > a.number)))
        ORDER BY p.proposed_at DESC), '[]')
      FROM team.proposal p JOIN team.person q USING (person_id) JOIN team.desk d USING (desk_id)
      WHERE p.operation_id IN (SELECT n.operation_id FROM team.proposal n
        WHERE n.proposed_at > clock_timestamp() - interval '7 days' OR n.expires_at > clock_timestamp()
        ORDER BY n.proposed_at DESC LIMIT most)))
  FROM (SELECT team.me() AS person_id) me WHERE me.person_id IS NOT NULL);
END $$;
`;
