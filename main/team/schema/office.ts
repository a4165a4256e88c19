/** Who is in the team, what each may do, how each desk stands, and what waits for a second person: for every member to read. */
export const office = `
CREATE FUNCTION team.shown_claim(k team.claim) RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object('person', (SELECT p.name FROM team.person p WHERE p.person_id = k.person_id), 'accountId', k.account_id,
    'operation', k.operation, 'minor', k.amount_minor, 'currency', k.currency, 'state', k.state,
    'claimedAt', team.milliseconds(k.claimed_at)) $$;

-- What of a desk may be on its way, as far as the engine knows: whoever waives it looks at that.
CREATE FUNCTION team.last_claims(desk uuid) RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_agg(team.shown_claim(k) ORDER BY k.claimed_at DESC), '[]')
  FROM (SELECT * FROM team.claim WHERE desk_id = desk ORDER BY claimed_at DESC LIMIT 5) k $$;

-- What two people have to look at, the oldest first, with the attempts that it is about. While two of them hold the chain nobody can
-- clear it.
CREATE FUNCTION team.list_alarms(mine uuid) RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('alarmId', a.alarm_id, 'kind', a.kind, 'raisedAt', team.milliseconds(a.raised_at),
    'isHeld', (SELECT count(*) > 1 FROM team.claim k WHERE k.chain = a.chain AND team.does_hold(k.state, k.operation)),
    'claims', (SELECT coalesce(jsonb_agg(team.shown_claim(k) ORDER BY k.claimed_at DESC), '[]')
      FROM team.claim k WHERE k.attempt_id = ANY (a.attempts)),
    'transactionIds', (SELECT coalesce(jsonb_agg(n.id), '[]') FROM (SELECT DISTINCT i COLLATE "C" AS id
      FROM team.claim k, unnest(k.ids) i WHERE k.attempt_id = ANY (a.attempts) ORDER BY id LIMIT 12) n),
    'saidBy', (SELECT coalesce(jsonb_agg(jsonb_build_object('person', q.name, 'isMe', w.person_id = mine, 'reason', w.reason,
        'isAdministrator', team.administers_1(w.person_id), 'saidAt', team.milliseconds(w.said_at)) ORDER BY w.said_at), '[]')
      FROM team.word w JOIN team.person q USING (person_id) WHERE w.kind = 'clearAlarm' AND w.subject = a.alarm_id::text))
    ORDER BY a.raised_at, a.alarm_id), '[]')
  FROM (SELECT * FROM team.alarm WHERE cleared_at IS NULL ORDER BY raised_at, alarm_id LIMIT 50) a $$;

-- For whoever calls; null for who has no seat. Works at an engine that only reads. Times in milliseconds UTC.
CREATE FUNCTION team.office_1() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object('mayAdminister', team.is_administrator(session_user), 'zone', s.zone,
    'proposalHours', extract(epoch FROM s.proposal_life) / 3600,
    'people', (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', p.person_id, 'name', p.name, 'isMe', p.person_id = me.person_id,
      'seats', (SELECT coalesce(jsonb_agg(jsonb_build_object('seatId', t.role_name, 'desk', t.desk_name,
          'isSeated', t.desk_id IS NOT NULL, 'isHere', t.role_name = session_user,
          'isAdministrator', t.revoked_at IS NULL AND t.closed_at IS NULL AND team.is_administrator(t.role_name),
          'until', team.milliseconds(t.invited_until), 'revokedAt', team.milliseconds(t.revoked_at),
          'closedAt', team.milliseconds(t.closed_at)) ORDER BY t.desk_name, t.role_name), '[]')
        FROM team.seat t WHERE t.person_id = p.person_id),
      'rights', (SELECT coalesce(jsonb_agg(jsonb_build_object('accountId', x.account_id, 'operation', x.operation,
          'currency', x.currency, 'figures', team.figures(x)) ORDER BY x.account_id, x.currency, x.operation), '[]')
        FROM team.permission x WHERE x.person_id = p.person_id)) ORDER BY p.name, p.person_id), '[]')
      FROM team.person p WHERE p.active),
    'stands', (SELECT coalesce(jsonb_agg(jsonb_build_object('deskId', d.desk_id, 'program', d.program,
        'untold', greatest(0, d.sequence - coalesce(h.sequence, 0)), 'behind', team.lines_behind(d),
        'saidAt', team.milliseconds(d.said_at))), '[]')
      FROM team.stand d LEFT JOIN team.head h USING (desk_id)),
    'alarms', team.list_alarms(me.person_id),
    'silent', (SELECT coalesce(jsonb_agg(jsonb_build_object('deskId', d.desk_id, 'desk', d.name, 'isHere', d.desk_id = team.my_desk(),
        'heardAt', team.milliseconds(d.seen_at), 'claims', team.last_claims(d.desk_id),
        'saidBy', (SELECT coalesce(jsonb_agg(jsonb_build_object('person', q.name, 'isMe', w.person_id = me.person_id,
            'reason', w.reason, 'saidAt', team.milliseconds(w.said_at)) ORDER BY w.said_at), '[]')
          FROM team.word w JOIN team.person q USING (person_id)
          WHERE w.kind = 'waive' AND w.subject = d.desk_id::text AND w.content = jsonb_build_object('engine', e.now_on)))
        ORDER BY d.name, d.desk_id), '[]')
      FROM team.desk d WHERE s.answered_for <> e.now_on AND d.joined_at IS NOT NULL AND d.left_at IS NULL
        AND d.seen_at >= s.wait_since AND d.attested <> e.now_on AND d.waived_for <> e.now_on))
  FROM (SELECT team.me() AS person_id) me, (SELECT team.engine_now() AS now_on OFFSET 0) e, team.settings s
  WHERE me.person_id IS NOT NULL $$;

-- Finds what was erased at a desk without a walk through every line (main/team/held-erasures.ts).
CREATE INDEX erasing_lines ON team.event (desk_id, sequence) WHERE position('"textsErased"'::bytea IN body) > 0;
`;
