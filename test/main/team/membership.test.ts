import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Operation } from '../../../main/domain/operation.ts';
import type { ClaimAnswer } from '../../../main/ports/claim.ts';
import type { Feed, LedgerChange } from '../../../main/ports/feed.ts';
import { waitForReal } from '../../../main/team/exchange.ts';
import { type Member, openMember, operationFor } from './engine/member.ts';
import { toldRow } from './engine/replica.ts';
import { createTeam, onEngine, type Team } from './engine/team.ts';

const patient = { timeout: 250_000, interval: 20 };

onEngine('two desks of a team', (engine) => {
  let team: Team;
  beforeAll(async () => {
    team = await createTeam(engine);
    return () => team.close();
  });

  const open = async () => [await openMember(team), await openMember(team)] as const;
  const attemptOf = ({ attempts }: Operation) => attempts[0]?.attemptId ?? '';
  /** Claims for an operation by the version that its review has seen. */
  const claim = async (member: Member, operation: Operation, seenVersion = 0): Promise<ClaimAnswer | undefined> => {
    member.replica.reviewed.set(operation.operationId, { ids: [operation.chainId], seenVersion });
    const [answer] = await member.team.claim.claim([{ operation, attemptId: attemptOf(operation) }]);
    return answer;
  };
  const stand = async (operation: Operation) =>
    (await team.admin.query('SELECT state FROM team.claim WHERE attempt_id = $1', [attemptOf(operation)])).rows[0]
      ?.state;
  const ended = (operation: Operation, attempt: Readonly<Record<string, unknown>>, more = {}) =>
    ({ ...operation, ...more, attempts: [{ ...operation.attempts[0], ...attempt }] }) as Operation;

  it('know what each knows: lines, rows, texts, and what moved a chain', async () => {
    // No time passes: what is counted anew is counted because of what came.
    const at = Date.now();
    const [one, other] = [await openMember(team, { now: () => at }), await openMember(team, { now: () => at })];
    expect([one.team.standing().state, other.team.standing().state]).toEqual([{ kind: 'open' }, { kind: 'open' }]);
    one.replica.addLine('a note', 'of a person');
    one.replica.addRows([toldRow('P1'), toldRow('R1', { operation: 'refund', referenceId: 'P1' })]);
    one.replica.addLine('an import');
    await one.team.exchange();
    await other.team.exchange();
    expect(other.replica.show(one.seat.deskId)).toEqual(one.replica.show(one.seat.deskId));
    const chains = other.replica.touches.filter(({ ids }) => ids.includes('P1'));
    expect(chains.map(({ version }) => version)).toEqual([1, 2]);
    expect(other.team.standing().unclaimed).toBe(1);
    expect(one.team.standing()).toMatchObject({ untold: 0, upToDateAt: expect.any(Number) });
    // The same again is told and taken once.
    const before = other.replica.touches.length;
    await Promise.all([one.team.exchange(), other.team.exchange()]);
    expect(other.replica.touches).toHaveLength(before);
    const desks = await other.team.listDesks();
    expect(desks.find(({ deskId }) => deskId === one.seat.deskId)).toMatchObject({
      lines: 2,
      people: [`P ${one.seat.login}`],
    });
  });

  it('move the chains of an import that one withdrew between them, also when its desk is gone in the middle', async () => {
    const [one, other] = await open();
    const ids = Array.from({ length: 3_200 }, (_, index) => `W${index}`);
    const rows = ids.map((id) => toldRow(id));
    for (let from = 0; from < rows.length; from += 250) one.replica.addRows(rows.slice(from, from + 250));
    await one.team.exchange();
    await other.team.exchange();
    const reviewed = operationFor('W3199');
    one.replica.addLine({ kind: 'importWithdrawn', importId: 'import', kept: [] });
    await one.team.exchange();
    await one.team.stop();
    // The colleague has taken in neither the line nor a version: what its review had in sight may be gone.
    expect(await claim(other, reviewed, 1)).toEqual({ kind: 'refused', cause: 'claimOutdated' });
    await other.team.exchange();
    const moved = other.replica.touches.filter(({ version }) => version === 2).flatMap(({ ids: named }) => named);
    expect(moved.filter((id) => id.startsWith('W')).toSorted()).toEqual(ids.toSorted());
    expect(await claim(other, operationFor('W3199'), 1)).toEqual({ kind: 'refused', cause: 'claimOutdated' });
    expect(await claim(other, operationFor('W3199'), 2)).toEqual({ kind: 'granted' });
  });

  it('are woken by each other, and take in more than one part', async () => {
    const one = await openMember(team);
    const pace = { poll: 1_000_000, afterFailure: 20, slowest: 20 };
    const other = await openMember(team, { ports: { wait: waitForReal, pace } });
    for (let line = 0; line < 450; line += 1) one.replica.addLine();
    for (let pack = 0; pack < 3; pack += 1)
      one.replica.addRows(Array.from({ length: 150 }, (_, n) => toldRow(`W${pack}-${n}`)));
    await one.team.exchange();
    await expect.poll(() => other.replica.show(one.seat.deskId).rows.length, patient).toBe(450);
    expect(other.replica.show(one.seat.deskId)).toEqual(one.replica.show(one.seat.deskId));
  });

  it('say nothing of what they cannot take in while their ledger is made anew', async () => {
    let mayWrite = true;
    const [one, other] = [await openMember(team, { ports: { mayWrite: () => mayWrite } }), await openMember(team)];
    const project = async () => {
      mayWrite = false;
      throw new Error('An import was withdrawn.');
    };
    const before = Object.assign({}, one.replica);
    Object.assign(one.replica, { project });
    other.replica.addLine('a withdrawal');
    await other.team.exchange();
    await one.team.exchange();
    expect([mayWrite, one.team.standing().state]).toEqual([false, { kind: 'open' }]);
    // The same of a ledger that could be written is told.
    mayWrite = true;
    Object.assign(one.replica, { project: async () => Promise.reject(new Error('What is stored cannot be read.')) });
    await one.team.exchange();
    expect(one.team.standing().state).toEqual({ kind: 'refused', cause: 'broken' });
    Object.assign(one.replica, before);
    await one.team.exchange();
    expect(one.team.standing().state).toEqual({ kind: 'open' });
  });

  it('grant a chain to one, and name who holds it to the other', async () => {
    const [one, other] = await open();
    const [mine, theirs] = [operationFor('H1'), operationFor('H1')];
    one.replica.addLine('confirmed');
    expect(await claim(one, mine)).toEqual({ kind: 'granted' });
    const holder = { person: `P ${one.seat.login}`, desk: `D ${one.seat.login}` };
    expect(await claim(other, theirs)).toEqual({ kind: 'refused', cause: 'claimRefused', holder });
    expect(other.team.findHolder(theirs.operationId)).toEqual(holder);
    // What a desk has to tell goes along with its claim.
    await other.team.exchange();
    expect(other.replica.show(one.seat.deskId).lines).toEqual(['{"body":"confirmed"}']);
  });

  it.each([
    ['row', toldRow('N1', { operation: 'refund', referenceId: 'N0' })],
    ['notification', toldRow('N2', { operation: 'refund', referenceId: 'N0', execcode: '4001' })],
    ['charge of its order', toldRow('N3', { orderId: 'N' })],
  ])("find a review stale by a colleague's %s, told once", async (_, row) => {
    const [one, other] = await open();
    const id = row.operation === 'payment' ? 'order:N' : 'N0';
    const versions = async () => {
      await one.team.exchange();
      return one.replica.touches.filter(({ ids }) => ids.includes(id)).at(-1)?.version ?? 0;
    };
    const seen = await versions();
    other.replica.addRows([row]);
    await other.team.exchange();
    expect(await claim(one, operationFor(id), seen)).toEqual({ kind: 'refused', cause: 'claimOutdated' });
    const now = await versions();
    one.replica.addRows([{ ...row, happenedAt: 7, knownAt: 8 }]);
    expect(await versions()).toBe(now);
    const operation = operationFor(id);
    expect(await claim(one, operation, now)).toEqual({ kind: 'granted' });
    one.change(ended(operation, { verdict: 'notSent' }, { state: 'notSent' }));
    await one.team.exchange();
  });

  describe('tell what became of an attempt', () => {
    it('after the lines that say so, and a page that lapsed or an answer that was taken back as unknown', async () => {
      const one = await openMember(team);
      const operation = operationFor('D1', {}, { operation: 'payment' });
      one.change(operation);
      expect(await claim(one, operation)).toEqual({ kind: 'granted' });
      const steps = [
        [{ verdict: 'pending' }, 'pending'],
        [{ verdict: 'unknown', cause: 'pageLapsed' }, 'unknown'],
      ] as const;
      for (const [attempt, state] of steps) {
        one.replica.addLine(state);
        one.change(ended(operation, attempt, { state }));
        await one.team.exchange();
        expect(await stand(operation)).toBe(state);
      }
      const { rows } = await team.admin.query(
        'SELECT max(t.sequence)::int AS last FROM team.touch t WHERE desk_id = $1',
        [one.seat.deskId],
      );
      expect(rows[0].last).toBe(2);
    });

    it('also where the process died in between, and where the refusal was known to be final', async () => {
      const one = await openMember(team);
      const operation = operationFor('D2');
      one.change(operation);
      await claim(one, operation);
      one.change(ended(operation, { verdict: 'refused', transactionId: 'F' }, { state: 'refused' }));
      await one.team.exchange();
      expect(await stand(operation)).toBe('refused');
      const doubt = ended(operation, { verdict: 'unknown', cause: 'answeredAnothersId' }, { state: 'unknown' });
      one.operations.set(operation.operationId, doubt);
      await one.restart();
      expect(await stand(operation)).toBe('unknown');
    });
  });

  it('look things up for each other: one desk of each account, and each for itself while nobody can say', async () => {
    const [one, other] = await open();
    const may = async (account: string) => [await one.team.mayLook(account), await other.team.mayLook(account)];
    expect(await may('SHOP')).toEqual([true, false]);
    expect(await other.team.mayLook('OTHER')).toBe(true);
    await team.admin.query("UPDATE team.lease SET until = clock_timestamp() WHERE account_id = 'SHOP'");
    const later = await other.restart({ ports: { now: () => Date.now() + 1 } });
    expect(await later.team.mayLook('SHOP')).toBe(true);
    const alone = await later.restart({ port: 1 });
    expect(alone.team.standing().state).toEqual({ kind: 'unreachable', cause: 'notConnected' });
    expect(await alone.team.mayLook('SHOP')).toBe(true);
    expect(await claim(alone, operationFor('L1'))).toEqual({ kind: 'refused', cause: 'teamUnreachable' });
  });

  it('have nothing to say of what colleagues have told, unless it proved something of their own', async () => {
    const listeners = new Set<(change: LedgerChange) => void>();
    const feed: Feed = {
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    let rounds = 0;
    const mayWrite = () => {
      rounds += 1;
      return true;
    };
    const member = await openMember(team, { ports: { feed, mayWrite } });
    const tell = async (change: LedgerChange) => {
      const before = rounds;
      for (const listener of listeners) listener(change);
      // A round that was woken is over before one that is asked for begins.
      await member.team.exchange();
      return rounds - before;
    };
    const [chains, own] = [[{ accountId: 'SHOP', chainId: 'P1' }], operationFor('P1')];
    const theirs: Operation = { ...operationFor('P1'), deskId: randomUUID() };
    expect(await tell({ operations: [], chains })).toBe(2);
    expect(await tell({ operations: [theirs], chains, isOfColleagues: true })).toBe(1);
    expect(await tell({ operations: [own, theirs], chains, isOfColleagues: true })).toBe(2);
  });
});
