/** Members read what the team may read, and write through the functions alone. */
export const rights = `
-- What moved money since the team stands without having asked here: the shop's own program, the extranet, a desk that was not of it.
CREATE VIEW team.money_without_claim WITH (security_barrier) AS
  SELECT DISTINCT ON (f.account_id, f.row_id) f.account_id, f.row_id, f.attempt_id, f.told_at
  FROM team.fact f
  WHERE f.moves_money AND f.happened_at >= (SELECT min(applied_at) FROM team.schema) AND (SELECT team.me()) IS NOT NULL
    AND NOT EXISTS (SELECT FROM team.claim c WHERE c.attempt_id = f.attempt_id)
    AND NOT EXISTS (SELECT FROM team.claim c WHERE c.account_id = f.account_id AND c.made_id = f.row_id)
  ORDER BY f.account_id, f.row_id, f.told_at;

-- Said again, it does so for the tables of a later step.
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'team'::regnamespace AND c.relkind = 'r'
      AND NOT c.relrowsecurity LOOP
    EXECUTE format('ALTER TABLE team.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY members_read ON team.%I FOR SELECT TO team_desk USING ((SELECT team.me()) IS NOT NULL)', name);
    EXECUTE format('GRANT SELECT ON team.%I TO team_desk', name);
  END LOOP;
END $$;
GRANT SELECT ON team.money_without_claim TO team_desk;
GRANT USAGE ON SCHEMA team TO team_desk, team_admin;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA team FROM PUBLIC;
GRANT EXECUTE ON FUNCTION team.me, team.my_desk, team.engine_now, team.administers_1, team.begin_run_1, team.heartbeat_1, team.claim_1, team.tell_1, team.seal_1, team.report_1,
  team.take_lease_1, team.restore_1, team.join_1, team.waive_1, team.clear_alarm_1, team.pull_1, team.pull_2, team.pull_touches_1, team.leave_1, team.erase_1,
  team.greet_1, team.sit_1, team.propose_1, team.decide_1, team.withdraw_1, team.approvals_1 TO team_desk;
GRANT EXECUTE ON FUNCTION team.seat_1, team.permit_1, team.rule_1, team.strict_1, team.revoke_1, team.appoint_1, team.people_1, team.take_asynchronous_1 TO team_admin;
`;
