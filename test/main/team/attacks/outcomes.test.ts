import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTeam, onEngine, refusalOf, type Seat, type Team } from '../engine/team.ts';

onEngine('what is said of a claim', (engine) => {
  let team: Team;
  let owner: Seat;
  let colleague: Seat;
  let third: Seat;
  let next = 0;
  beforeAll(async () => {
    team = await createTeam(engine);
    [owner, colleague, third] = [await team.seat(), await team.seat(), await team.seat()];
  });
  afterAll(() => team.close());

  /** A granted attempt on a chain of its own. */
  const grant = async () => {
    next += 1;
    const { verdict, attemptId } = await owner.claim([`A${next}`]);
    expect(verdict).toBe('granted');
    return { attemptId, ids: [`A${next}`] };
  };
  const say = async (seat: Seat, outcome: Record<string, unknown>) => (await seat.report([outcome])).answers[0];
  const stand = async (attemptId: string) =>
    (await team.admin.query('SELECT state, rank FROM team.claim WHERE attempt_id = $1', [attemptId])).rows[0];
  const holds = async (ids: readonly string[]) => (await third.claim(ids, { seenVersion: 99 })).verdict === 'busy';
  const alarmed = async (attemptId: string) =>
    (await team.admin.query('SELECT FROM team.alarm WHERE $1 = ANY (attempts) AND cleared_at IS NULL', [attemptId]))
      .rowCount === 1;

  it('by its own desk ends it, and frees its chain', async () => {
    for (const outcome of ['succeeded', 'refused', 'pending']) {
      const { attemptId, ids } = await grant();
      expect(await holds(ids)).toBe(true);
      const said = { attemptId, kind: 'answer', outcome, transactionId: `R${next}` };
      expect(await say(owner, said)).toMatchObject({ took: 'taken', state: outcome });
      expect(await stand(attemptId)).toEqual({ state: outcome, rank: 3 });
      expect(await holds(ids)).toBe(false);
      expect(await say(owner, said)).toMatchObject({ took: 'known' });
    }
  });

  it.each(['notSent', 'unknown', 'answer'])('as "%s" is its own desk\'s word alone', async (kind) => {
    const { attemptId, ids } = await grant();
    const said = { attemptId, kind, outcome: 'refused' };
    expect(await say(colleague, said)).toMatchObject({ took: 'notYours', state: 'open' });
    expect(await holds(ids)).toBe(true);
    expect(await say(owner, said)).toMatchObject({ took: 'taken' });
  });

  it('has the rank that the engine gives it: a rank that is said counts for nothing', async () => {
    const { attemptId } = await grant();
    await say(owner, { attemptId, kind: 'unknown' });
    await say(owner, { attemptId, kind: 'word', outcome: 'refused', reason: 'seen', rank: 99 });
    expect(await stand(attemptId)).toEqual({ state: 'refused', rank: 2 });
    for (const kind of ['forged', 'Proof', '', null]) {
      expect(await refusalOf(owner.report([{ attemptId, kind, outcome: 'succeeded' }]))).toBe('TM006');
    }
  });

  it.each([
    ['answer', 'nothingHappened'],
    ['answer', 'open'],
    ['answer', null],
    ['proof', 'pending'],
    ['proof', 'unknown'],
    ['word', 'open'],
    ['word', 'notSent'],
  ])('as a %s never says %s', async (kind, outcome) => {
    const { attemptId, ids } = await grant();
    const seat = await team.seat();
    await owner.report([{ attemptId, kind: 'unknown' }]);
    const [desk, word] = kind === 'answer' ? [owner, {}] : [seat, { reason: 'why' }];
    const lines = desk.lines();
    const report = (said: Record<string, unknown>) => desk.call('report_1', desk.process, { lines }, [], [said]);
    expect(await refusalOf(report({ attemptId, kind, outcome, ...word }))).toBe('TM006');
    expect(await holds(ids)).toBe(true);
    expect(await refusalOf(report({ attemptId, kind, outcome: 'refused', ...word }))).toBeUndefined();
  });

  describe('by a colleague while it is open', () => {
    it('proves nothing alone, and something with a second person, who says the same', async () => {
      const { attemptId, ids } = await grant();
      const proof = { attemptId, kind: 'proof', outcome: 'refused' };
      expect(await say(colleague, proof)).toMatchObject({ took: 'needsSecond', state: 'open' });
      expect(await say(colleague, proof)).toMatchObject({ took: 'needsSecond' });
      expect(await say(third, { ...proof, outcome: 'succeeded' })).toMatchObject({ took: 'needsSecond' });
      expect(await holds(ids)).toBe(true);
      expect(await say(third, proof)).toMatchObject({ took: 'taken', state: 'refused' });
    });

    it('counts as one person from two desks of theirs', async () => {
      const { attemptId } = await grant();
      const again = await team.seat({ personId: colleague.personId });
      const proof = { attemptId, kind: 'proof', outcome: 'refused' };
      expect(await say(colleague, proof)).toMatchObject({ took: 'needsSecond' });
      expect(await say(again, proof)).toMatchObject({ took: 'needsSecond' });
    });

    it('does not count once that person was revoked', async () => {
      const { attemptId } = await grant();
      const leaving = await team.seat();
      const proof = { attemptId, kind: 'proof', outcome: 'refused' };
      expect(await say(leaving, proof)).toMatchObject({ took: 'needsSecond' });
      await team.admin.query('SELECT team.revoke_1($1)', [leaving.login]);
      expect(await say(colleague, proof)).toMatchObject({ took: 'needsSecond' });
      expect(await say(third, proof)).toMatchObject({ took: 'taken' });
    });

    it('in their own words waits until that desk was silent for the export lag and two hours, and a look-up began after', async () => {
      const silent = await team.seat();
      const { attemptId } = await silent.claim(['S1']);
      const word = { attemptId, kind: 'word', outcome: 'nothingHappened', reason: 'the gateway has nothing' };
      const now = Date.now();
      const quiet = (hours: number) =>
        team.admin.query(
          `UPDATE team.desk SET seen_at = clock_timestamp() - make_interval(mins => $2) WHERE desk_id = $1`,
          [silent.deskId, hours * 60],
        );
      expect(await say(colleague, { ...word, lookedUpAt: now })).toMatchObject({ took: 'tooEarly' });
      await quiet(3.9);
      expect(await say(colleague, { ...word, lookedUpAt: now })).toMatchObject({ took: 'tooEarly' });
      await quiet(9);
      // Made just now: whatever the desk's last sign of life was, its bytes may be on their way.
      expect(await say(colleague, { ...word, lookedUpAt: now })).toMatchObject({ took: 'tooEarly' });
      await team.admin.query(
        `SET session_replication_role = replica;
         UPDATE team.claim SET claimed_at = clock_timestamp() - interval '9 hours' WHERE attempt_id = '${attemptId}';
         RESET session_replication_role`,
      );
      expect(await say(colleague, { ...word, lookedUpAt: now - 6 * 3_600_000 })).toMatchObject({ took: 'tooEarly' });
      expect(await say(colleague, { ...word, lookedUpAt: now + 3_600_000 })).toMatchObject({ took: 'tooEarly' });
      expect(await say(colleague, word)).toMatchObject({ took: 'tooEarly' });
      expect(await say(colleague, { ...word, lookedUpAt: now })).toMatchObject({ took: 'needsSecond', state: 'open' });
      expect(await say(third, { ...word, lookedUpAt: now })).toMatchObject({ took: 'taken', state: 'nothingHappened' });
      expect(await stand(attemptId)).toEqual({ state: 'nothingHappened', rank: 2 });
    });
  });

  it('once its desk said that nobody knows, is settled by anybody: by word, then by proof', async () => {
    const { attemptId } = await grant();
    await say(owner, { attemptId, kind: 'unknown' });
    const word = { attemptId, kind: 'word', outcome: 'nothingHappened' };
    expect(await refusalOf(colleague.call('report_1', colleague.process, [], [], [word]))).toBe('TM006');
    expect(await say(colleague, { ...word, reason: 'the extranet shows nothing' })).toMatchObject({ took: 'taken' });
    expect(await say(owner, { ...word, outcome: 'succeeded', reason: 'no' })).toMatchObject({ took: 'weaker' });
    expect(await alarmed(attemptId)).toBe(false);
    expect(await say(third, { attemptId, kind: 'proof', outcome: 'succeeded' })).toMatchObject({ state: 'succeeded' });
    // The chain was free in between: somebody may have paid again.
    expect(await alarmed(attemptId)).toBe(true);
  });

  it('by proofs that contradict each other raises an alarm, changes nothing and holds the chain', async () => {
    const { attemptId, ids } = await grant();
    await say(owner, { attemptId, kind: 'proof', outcome: 'refused' });
    expect(await holds(ids)).toBe(false);
    expect(await say(owner, { attemptId, kind: 'proof', outcome: 'refused' })).toMatchObject({ took: 'known' });
    expect(await alarmed(attemptId)).toBe(false);
    for (const seat of [colleague, third]) {
      expect(await say(seat, { attemptId, kind: 'proof', outcome: 'succeeded' })).toMatchObject({
        took: 'contradicts',
      });
    }
    expect([await stand(attemptId), await alarmed(attemptId), await holds(ids)]).toEqual([
      { state: 'refused', rank: 4 },
      true,
      true,
    ]);
  });

  it('never makes it open again, nor "not sent" once its bytes may have left', async () => {
    const { attemptId } = await grant();
    await say(owner, { attemptId, kind: 'unknown' });
    expect(await say(owner, { attemptId, kind: 'notSent' })).toMatchObject({ took: 'weaker', state: 'unknown' });
    await say(owner, { attemptId, kind: 'answer', outcome: 'succeeded' });
    for (const kind of ['unknown', 'notSent']) {
      expect(await say(owner, { attemptId, kind })).toMatchObject({ took: 'weaker', state: 'succeeded' });
    }
  });

  describe('taken back by its own desk', () => {
    const refuse = async () => {
      const { attemptId, ids } = await grant();
      await say(owner, { attemptId, kind: 'answer', outcome: 'refused', transactionId: 'foreign' });
      expect(await holds(ids)).toBe(false);
      return { attemptId, ids, back: { attemptId, kind: 'takenBack' } };
    };

    it('holds the chain again, by itself where nobody acted meanwhile, until somebody says how it ended', async () => {
      const { attemptId, ids, back } = await refuse();
      expect(await say(colleague, back)).toMatchObject({ took: 'notYours', state: 'refused' });
      expect(await holds(ids)).toBe(false);
      expect(await say(owner, back)).toMatchObject({ took: 'taken', state: 'unknown' });
      expect([await holds(ids), await alarmed(attemptId)]).toEqual([true, false]);
      const { rows } = await team.admin.query('SELECT holds FROM team.claim WHERE attempt_id = $1', [attemptId]);
      // So that a second holder, by another row of the same chain, raises an alarm.
      expect(rows).toEqual([{ holds: true }]);
      expect(await say(owner, back)).toMatchObject({ took: 'known', state: 'unknown' });
      // The refusal that it was, long on its way.
      const late = { attemptId, kind: 'answer', outcome: 'refused' };
      expect(await say(owner, late)).toMatchObject({ took: 'weaker', state: 'unknown' });
      const word = { attemptId, kind: 'word', outcome: 'refused', reason: 'the extranet shows nothing' };
      expect(await say(colleague, word)).toMatchObject({ took: 'taken', state: 'refused' });
      expect(await holds(ids)).toBe(false);
      expect(await say(owner, back)).toMatchObject({ took: 'known', state: 'refused' });
      expect(await holds(ids)).toBe(false);
    });

    it('raises an alarm where somebody may have moved money since', async () => {
      const { attemptId, ids, back } = await refuse();
      const { version } = await third.claim(ids, { seenVersion: 99 });
      const second = await colleague.claim(ids, { seenVersion: version });
      expect(second).toMatchObject({ verdict: 'granted' });
      await say(owner, back);
      expect([await alarmed(attemptId), await holds(ids)]).toEqual([true, true]);
      await say(colleague, { attemptId: second.attemptId, kind: 'answer', outcome: 'succeeded', transactionId: 'S' });
      expect(await holds(ids)).toBe(true);
    });

    it('leaves what was proved, and what succeeded', async () => {
      for (const [said, state] of [
        [{ kind: 'proof', outcome: 'refused' }, 'refused'],
        [{ kind: 'answer', outcome: 'succeeded' }, 'succeeded'],
      ] as const) {
        const { attemptId } = await grant();
        await say(owner, { attemptId, ...said });
        for (const kind of ['takenBack', 'lapsed'])
          expect(await say(owner, { attemptId, kind })).toMatchObject({ took: 'weaker', state });
      }
    });

    it('as a page that lapsed, is a person’s to end', async () => {
      const { attemptId, verdict } = await owner.claim(['order:L1'], { operation: 'payment' });
      expect(verdict).toBe('granted');
      await say(owner, { attemptId, kind: 'answer', outcome: 'pending' });
      const word = { attemptId, kind: 'word', outcome: 'nothingHappened', reason: 'nobody paid' };
      expect(await say(owner, word)).toMatchObject({ took: 'weaker', state: 'pending' });
      expect(await say(colleague, { attemptId, kind: 'lapsed' })).toMatchObject({ took: 'notYours' });
      expect(await say(owner, { attemptId, kind: 'lapsed' })).toMatchObject({ took: 'taken', state: 'unknown' });
      expect(await holds(['order:L1'])).toBe(true);
      expect(await say(owner, word)).toMatchObject({ took: 'taken', state: 'nothingHappened' });
      expect([await holds(['order:L1']), await alarmed(attemptId)]).toEqual([false, false]);
    });
  });

  it('of money that nobody claimed stands in a list', async () => {
    const { attemptId } = await grant();
    await say(owner, { attemptId, kind: 'answer', outcome: 'succeeded', transactionId: 'made' });
    const row = { accountId: 'SHOP', movesMoney: true };
    await colleague.report(
      [],
      [
        { ...row, ids: ['X1', 'made'], digest: '1', rowId: 'made' },
        { ...row, ids: ['ours'], digest: '2', rowId: 'ours', attemptId },
        { ...row, ids: ['asked'], digest: '3', rowId: 'asked', movesMoney: false },
        { ...row, ids: ['theirs', 'X4'], digest: '4', rowId: 'theirs' },
        { ...row, ids: ['theirs'], digest: '5', rowId: 'theirs' },
        { ...row, ids: ['before'], digest: '6', rowId: 'before', happenedAt: 1 },
      ],
    );
    const { rows } = await colleague.client.query('SELECT row_id FROM team.money_without_claim');
    expect(rows).toEqual([{ row_id: 'theirs' }]);
  });
});
