import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { openWritable } from '../../../main/ledger/database/open.ts';
import { type Ledger, ledgerFile, openLedger } from '../../../main/ledger/ledger.ts';
import { createWriterMethods } from '../../../main/ledger/threads/writes.ts';
import { recoverAlone } from '../../../main/room/team-part.ts';
import { oneThread } from '../../one-thread.ts';
import { importInto, openDesk } from '../ledger/replica/desks.ts';
import { confirm, importRows, noon, row, stamp } from '../ledger/samples.ts';
import { openMember } from './engine/member.ts';
import { createTeam, onEngine, type Seat, type Team } from './engine/team.ts';

onEngine('the ledger of a desk in a team, which was broken off', (engine) => {
  let team: Team;
  let dataFolder: string;
  // Each has a team of its own: what another desk tells would be projected together with what was stored.
  beforeEach(async () => {
    team = await createTeam(engine);
  });
  afterEach(() => team.close());
  beforeAll(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'be2bill-broken-off-'));
  });
  afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

  const folderOf = (name: string) => join(dataFolder, name, 'sandbox');
  /** As a room opens it. */
  const open = async (name: string): Promise<Ledger> => {
    const at = { environment: 'sandbox', dataFolder: join(dataFolder, name), clock: { now: () => noon } } as const;
    const ledger = await openLedger(folderOf(name), oneThread, { onWritable: recoverAlone(at, 'a.clerk') });
    onTestFinished(() => ledger.close().catch(() => {}));
    return ledger;
  };
  const copy = (from: string, to: string) => cpSync(folderOf(from), folderOf(to), { recursive: true });
  const portsOf = ({ feed, views, replica, journal }: Ledger) => ({
    feed,
    views,
    replica,
    recover: () => journal.recover(stamp),
  });
  const sit = async (ledger: Ledger): Promise<Seat> => {
    const { deskId } = await ledger.replica.readHead();
    return team.seat({ deskId, begins: false, hasPassword: true });
  };
  const stateOf = async (ledger: Ledger, id: string) => (await ledger.views.findOperation(id))?.state;

  it('is taken up once the engine has compared its log: an older copy is behind, and what it had not begun is unknown', async () => {
    let ledger = await open('first');
    await ledger.team.bind({ teamId: team.teamId, joinedAt: noon - 1 });
    await importRows(ledger, [row()]);
    const { operationId, attemptId } = (await confirm(ledger)).written;
    await ledger.close();
    copy('first', 'copy');
    ledger = await open('first');
    await ledger.journal.begin(operationId, attemptId, stamp);
    await ledger.close();
    ledger = await open('first');
    const seat = await sit(ledger);
    const alone = await openMember(team, { seat, port: 1, ports: portsOf(ledger) });
    expect([alone.team.standing().state.kind, await stateOf(ledger, operationId)]).toEqual(['unreachable', 'sending']);
    // What it takes up is a line, which is told before anybody is asked about the next claim.
    const one = await alone.restart({ ports: portsOf(ledger) });
    expect([one.team.standing(), await stateOf(ledger, operationId)]).toMatchObject([
      { state: { kind: 'open' }, untold: 0 },
      'unknown',
    ]);
    await one.team.stop();
    await ledger.close();

    ledger = await open('copy');
    expect(await stateOf(ledger, operationId)).toBe('confirmed');
    const states: string[] = [];
    await one.restart({
      ports: portsOf(ledger),
      onOpened: ({ listen, standing }) => listen(() => states.push(standing().state.kind)),
    });
    expect([states.slice(0, 2), await stateOf(ledger, operationId)]).toEqual([['behind', 'open'], 'unknown']);
  });

  it('has what was stored of colleagues before it died, although nobody tells it anything new', async () => {
    let ledger = await open('stored');
    await ledger.team.bind({ teamId: team.teamId, joinedAt: noon - 1 });
    await ledger.close();
    const colleague = openDesk('b.clerk');
    importInto(colleague, [row({ transactionId: 'STORED' })]);
    const database = openWritable(ledgerFile(folderOf('stored')));
    createWriterMethods(database).storePart(colleague.tellAll());
    database.close();
    colleague.database.close();
    ledger = await open('stored');
    expect(await ledger.views.findRow('SHOP', 'STORED')).toBeUndefined();
    await openMember(team, { seat: await sit(ledger), ports: portsOf(ledger) });
    expect(await ledger.views.findRow('SHOP', 'STORED')).toBeDefined();
  });
});
