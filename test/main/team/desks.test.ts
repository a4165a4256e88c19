import { v7 as createId } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importExport } from '../../../main/lookup/import-export.ts';
import type { Claim } from '../../../main/ports/claim.ts';
import { waitForReal } from '../../../main/team/exchange.ts';
import type { MembershipPorts } from '../../../main/team/membership.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { patient } from '../../patient.ts';
import { type Relay, startRelay } from '../../relay.ts';
import { secret } from '../../sandbox/client.ts';
import { executedFor, type Office, type OfficeOptions, openOffice, operationOf } from '../desk/office.ts';
import { row } from '../ledger/samples.ts';
import { openMember } from './engine/member.ts';
import { createTeam, onEngine, type Team } from './engine/team.ts';

onEngine('two desks of a shop', (engine) => {
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

  /** The second desk of a shop: another ledger, the same gateway, of which it knows nothing yet. */
  const openBeside = (first: Office, options: OfficeOptions): Promise<Office> => {
    const { identifier } = first.account;
    const keychain = openMemoryStore(new Map([[`sandbox/${identifier}`, secret]]));
    return openOffice({ ...options, keychain, account: { identifier, url: first.sandbox.url } });
  };
  const importInto = async (office: Office, { sandbox }: Office) => {
    const file = { text: sandbox.exportTransactions(), source: 'test', importId: createId() };
    await importExport(office.ledger.intake, file, () => office.account, { actor: 'a.clerk', at: office.clock.now() });
  };
  /** A desk of the team with a ledger of its own. */
  const join = async (open: (options: OfficeOptions) => Promise<Office>, ports: Partial<MembershipPorts> = {}) => {
    let claim: Claim | undefined;
    const office = await open({ claim: { claim: async (requests) => (await claim?.claim(requests)) ?? [] } });
    const { feed, views, replica } = office.ledger;
    const { deskId } = await replica.readHead();
    const { team: membership } = await openMember(team, {
      seat: await team.seat({ deskId, begins: false, hasPassword: true }),
      port: Number(new URL(relay.url).port),
      ports: { feed, views, replica, ...ports },
    });
    claim = membership.claim;
    return { office, team: membership };
  };
  const quick = { wait: waitForReal, pace: { poll: 50, afterFailure: 20, slowest: 20 } };
  const openTwo = async (ports: Partial<MembershipPorts> = {}) => {
    const one = await join((options) => openOffice(options), ports);
    const payment = await one.office.pay({ ORDERID: createId() });
    const other = await join((options) => openBeside(one.office, options), ports);
    await importInto(other.office, one.office);
    for (const desk of [one, other, one]) await desk.team.exchange();
    return { one, other, payment, book: one.office.sandbox };
  };
  const refunds = (book: Office['sandbox']) => book.rows().filter(({ operation }) => operation === 'refund').length;

  it('refund the same payment twice without a team: the control', async () => {
    const one = await openOffice();
    const payment = await one.pay();
    const other = await openBeside(one, {});
    await importInto(other, one);
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
      const draft = await other.office.prepare(payment, 4_000);
      const first = operationOf(await one.office.refund(payment, 4_000));
      await one.team.exchange();
      expect(first.state).toBe('succeeded');
      // Sees nothing of it yet, whoever was told to wake it.
      const late = await other.office.desk.confirm(draft.operation.operationId, 'the test wants it');
      if (late.ok) expect(late.value).toMatchObject({ state: 'notSent', attempts: [{ cause: 'claimOutdated' }] });
      expect(refunds(book)).toBe(1);
      await other.team.exchange();
      const situation = await other.office.situation(payment);
      expect(situation.chain.balance.refunded).toBe(4_000);
      expect(operationOf(await other.office.refund(payment, 3_000)).state).toBe('succeeded');
      expect(refunds(book)).toBe(2);
    });

    it('know what the other was told: a file, a notification, a note and a case, and no more than once', async () => {
      const one = await join((options) => openOffice(options));
      const other = await join((options) => openBeside(one.office, options));
      const orderId = createId();
      const payment = await one.office.pay({ ORDERID: orderId });
      const { accountId } = one.office.account;
      const stamp = { actor: 'a.clerk', at: one.office.clock.now() };
      await one.office.ledger.journal.addNote({ accountId, orderId, transactionId: null, text: 'called twice' }, stamp);
      await one.team.exchange();
      const operation = operationOf(await one.office.refund(payment, 2_500));
      const notification = {
        importId: createId(),
        contentDigest: 'd'.repeat(64),
        identifier: one.office.account.identifier,
        row: row({ transactionId: 'NOTIFIED', accountId, orderId, referenceId: payment, operation: 'refund' }),
      };
      await one.office.ledger.intake.recordNotification(notification, stamp);
      await one.team.exchange();
      await other.team.exchange();
      const [mine, theirs] = [one.office.ledger.views, other.office.ledger.views];
      expect(await theirs.findRow(accountId, payment)).toEqual(await mine.findRow(accountId, payment));
      expect(await theirs.findRow(accountId, 'NOTIFIED')).toEqual(await mine.findRow(accountId, 'NOTIFIED'));
      const notes = await theirs.listNotes(accountId, payment);
      expect(notes).toMatchObject([{ text: 'called twice' }]);
      const { deskId } = await one.office.ledger.replica.readHead();
      expect(await theirs.findOperation(operation.operationId)).toMatchObject({ deskId, state: 'succeeded' });
      const heads = await Promise.all([one, other].map(({ office }) => office.ledger.replica.readHead()));
      for (const desk of [one, other, one]) await desk.team.exchange();
      expect(await Promise.all([one, other].map(({ office }) => office.ledger.replica.readHead()))).toEqual(heads);
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
      const { one, payment, book } = await openTwo(quick);
      relay.cut('answers');
      const operation = operationOf(await one.office.refund(payment, 4_000));
      expect(operation).toMatchObject({ state: 'notSent', repeatable: true, attempts: [{ cause: 'teamUnreachable' }] });
      expect(refunds(book)).toBe(0);
      relay.cut('nothing');
      // What came through holds the chain, until this desk says that nothing left.
      await expect
        .poll(async () => {
          const again = operationOf(await one.office.desk.sendAgain(operation.operationId));
          return again.state;
        }, patient)
        .toBe('succeeded');
      expect([refunds(book), executedFor(book, operation)]).toEqual([1, 0]);
    });
  });

  it('are told of an outcome that became known while the engine was away', async () => {
    const { one, payment } = await openTwo(quick);
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
