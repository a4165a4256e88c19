import { v7 as createId } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importExport } from '../../../main/lookup/import-export.ts';
import type { Claim } from '../../../main/ports/claim.ts';
import { waitForReal } from '../../../main/team/exchange.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { type Relay, startRelay } from '../../relay.ts';
import { secret } from '../../sandbox/client.ts';
import { executedFor, type Office, type OfficeOptions, openOffice, operationOf } from '../desk/office.ts';
import { openMember } from './engine/member.ts';
import { keepReplica } from './engine/replica.ts';
import { createTeam, onEngine, type Team } from './engine/team.ts';

/** In milliseconds: a slow machine is given its time. */
const patient = { timeout: 100_000 };

onEngine('two desks that know nothing of each other', (engine) => {
  let team: Team;
  let relay: Relay;
  beforeAll(async () => {
    relay = await startRelay(`http://127.0.0.1:${engine.port}`);
  });
  afterAll(() => relay.close());
  // Each test has a gateway of its own, and two gateways give the same ids.
  beforeEach(async () => {
    team = await createTeam(engine);
  });
  afterEach(() => team.close());

  /** The second desk of a shop: another ledger, the same gateway. */
  const openBeside = async (first: Office, options: OfficeOptions): Promise<Office> => {
    const { identifier } = first.account;
    const keychain = openMemoryStore(new Map([[`sandbox/${identifier}`, secret]]));
    const office = await openOffice({ ...options, keychain, account: { identifier, url: first.sandbox.url } });
    const file = { text: first.sandbox.exportTransactions(), source: 'test', importId: createId() };
    await importExport(office.ledger.intake, file, () => office.account, { actor: 'a.clerk', at: office.clock.now() });
    return office;
  };
  /** A desk of the team. Until its replica knows versions, the test says which one a review has seen. */
  const join = async (open: (options: OfficeOptions) => Promise<Office>) => {
    const seen = { version: 0 };
    let claim: Claim | undefined;
    const office = await open({ claim: { claim: async (requests) => (await claim?.claim(requests)) ?? [] } });
    const { feed, views } = office.ledger;
    const seat = await team.seat({ begins: false, hasPassword: true });
    const readReviewed = async (operationId: string) => {
      const operation = await views.findOperation(operationId);
      const chain = await views.findChain(office.account.accountId, operation?.referenceId ?? '');
      return { ids: chain?.transactions.map(({ transactionId }) => transactionId) ?? [], seenVersion: seen.version };
    };
    const { team: membership } = await openMember(team, {
      seat,
      replica: { ...keepReplica(seat.deskId), readReviewed },
      port: Number(new URL(relay.url).port),
      ports: { feed, views, wait: waitForReal, pace: { poll: 50, afterFailure: 20, slowest: 20 } },
    });
    claim = membership.claim;
    return { office, seen, team: membership };
  };
  const openTwo = async () => {
    const one = await join((options) => openOffice(options));
    const payment = await one.office.pay({ ORDERID: createId() });
    const other = await join((options) => openBeside(one.office, options));
    return { one, other, payment, book: one.office.sandbox };
  };
  const refunds = (book: Office['sandbox']) => book.rows().filter(({ operation }) => operation === 'refund').length;

  it('refund the same payment twice without a team: the control', async () => {
    const one = await openOffice();
    const payment = await one.pay();
    const other = await openBeside(one, {});
    const operations = await Promise.all([one.refund(payment, 4_000), other.refund(payment, 4_000)]);
    expect(operations.map((result) => operationOf(result).state)).toEqual(['succeeded', 'succeeded']);
    expect(refunds(one.sandbox)).toBe(2);
  });

  it('refund it once in a team, and the other is told why nothing left', async () => {
    const { one, other, payment, book } = await openTwo();
    const results = await Promise.all([one.office.refund(payment, 4_000), other.office.refund(payment, 4_000)]);
    const operations = results.map(operationOf);
    expect(operations.map(({ state }) => state).toSorted()).toEqual(['notSent', 'succeeded']);
    const loser = operations.find(({ state }) => state === 'notSent');
    expect(['claimRefused', 'claimOutdated']).toContain(loser?.attempts[0]?.cause);
    expect(refunds(book)).toBe(1);
  });

  describe('in a team', () => {
    it('wait for each other until an outcome is known, and then for a new review', async () => {
      const { one, other, payment, book } = await openTwo();
      const first = operationOf(await one.office.refund(payment, 4_000));
      await one.team.exchange();
      expect(first.state).toBe('succeeded');
      const late = operationOf(await other.office.refund(payment, 4_000));
      expect(late).toMatchObject({ state: 'notSent', repeatable: true, attempts: [{ cause: 'claimOutdated' }] });
      other.seen.version = 2;
      expect(operationOf(await other.office.refund(payment, 3_000)).state).toBe('succeeded');
      expect(refunds(book)).toBe(2);
    });

    it('send nothing beyond the rights of whoever sits there', async () => {
      const { one, payment, book } = await openTwo();
      await team.admin.query("UPDATE team.permission SET most_minor = 3999 WHERE operation = 'refund'");
      const operation = operationOf(await one.office.refund(payment, 4_000));
      await team.admin.query("UPDATE team.permission SET most_minor = 100000 WHERE operation = 'refund'");
      expect(operation).toMatchObject({ state: 'notSent', attempts: [{ cause: 'claimNotAllowed' }] });
      expect(refunds(book)).toBe(0);
    });

    it('send nothing while the engine cannot be reached, and go on by themselves once it can', async () => {
      const { one, other, payment, book } = await openTwo();
      relay.cut('answers');
      const operation = operationOf(await one.office.refund(payment, 4_000));
      expect(operation).toMatchObject({ state: 'notSent', repeatable: true, attempts: [{ cause: 'teamUnreachable' }] });
      expect(refunds(book)).toBe(0);
      relay.cut('nothing');
      // What came through holds the chain, until this desk says that nothing left.
      await expect
        .poll(async () => {
          const again = operationOf(await one.office.desk.sendAgain(operation.operationId));
          one.seen.version = (
            await team.admin.query('SELECT coalesce(max(version), 0)::int AS v FROM team.chain')
          ).rows[0].v;
          return again.state;
        }, patient)
        .toBe('succeeded');
      expect([refunds(book), executedFor(book, operation)]).toEqual([1, 0]);
      expect(operationOf(await other.office.refund(payment, 4_000)).state).toBe('notSent');
    });
  });

  it('are told of an outcome that became known while the engine was away', async () => {
    const { one, payment } = await openTwo();
    const draft = await one.office.prepare(payment, 4_000);
    const confirming = one.office.desk.confirm(draft.operation.operationId, 'the test wants it');
    const operation = operationOf(await confirming);
    const attempt = operation.attempts[0]?.attemptId;
    relay.cut('answers');
    const missed = one.team.exchange();
    relay.cut('nothing');
    await missed;
    await expect
      .poll(
        async () =>
          (await team.admin.query('SELECT state FROM team.claim WHERE attempt_id = $1', [attempt])).rows[0]?.state,
        patient,
      )
      .toBe('succeeded');
  });
});
