import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ConsoleEvent, channels } from '../../../contract/index.ts';
import type { HandlerPorts } from '../../../main/channels/ports.ts';
import { handleTeam } from '../../../main/channels/team.ts';
import type { Act } from '../../../main/domain/act.ts';
import type { Operation } from '../../../main/domain/operation.ts';
import type { TeamMembership, TeamSeat, UnclaimedRow } from '../../../main/ports/team.ts';
import type { JoinedTeam, TeamDoor } from '../../../main/room/team-door.ts';
import { writeJoinFile } from '../../../main/team/seat/join-file.ts';
import { transaction } from '../domain/samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'team-channels-'));
afterAll(() => rmSync(folder, { recursive: true }));
const joinFile = join(folder, 'nora.join');
const invitation = {
  teamId: '0d4b6f4e-8a55-4f0e-93a9-6a8f6f0e7a11',
  environment: 'test',
  host: 'db.example',
  port: 5432,
  database: 'team',
  authority: null,
  role: 'nora',
  password: 'a password of one day',
  person: 'Nora',
  desk: 'Desk B',
  until: 1_790_000_000_000,
} as const;
writeFileSync(joinFile, writeJoinFile(invitation));

const now = 1_789_000_000_000;
const row = transaction({ transactionId: 'A1' });
const deskId = '5b0f4a52-4d7c-4d43-9d7f-4b8a3d1f9c01';
const operationId = '0193a5b2-7c31-7e24-8f00-5d2a7c9e1b34';
const own = {
  operationId,
  accountId: 'SHOP',
  chainId: 'A1',
  state: 'notSent',
  draftedAt: 1,
  changedAt: 2,
} as Operation;
const theirs = {
  ...own,
  operationId: 'x',
  deskId,
  state: 'sending',
  actor: 'Nora',
  confirmedAt: 7,
} as unknown as Operation;

/** A team whose colleague's line comes with the first exchange. */
function openTeam() {
  let exchanges = 0;
  let holder: TeamSeat | undefined;
  let unclaimed: readonly UnclaimedRow[] | null = [];
  const told: ConsoleEvent[] = [];
  const team = {
    standing: () => ({
      teamId: 'team',
      seat: { person: 'Ada', desk: 'Desk A', role: 'a login' },
      state: { kind: 'rollCall', waitingFor: ['Desk B'] },
      upToDateAt: 5,
      untold: 1,
      unclaimed: 2,
      proposals: { toDecide: 1, toSend: 0 },
      sealing: 'noKey',
      sealTroubles: [{ kind: 'missing', deskId: sealer, line: 3, witness: sealer }],
    }),
    listUnclaimed: async () => unclaimed,
    listDesks: async () => [{ deskId, desk: 'Desk B', people: ['Nora'], heardAt: null, lines: 3, sealedTo: 2 }],
    exchange: async () => {
      exchanges += 1;
    },
    findHolder: () => holder,
  } as unknown as TeamMembership;
  const views = {
    findOperation: async (id: string) => (id === operationId ? own : undefined),
    countUnknown: async () => 1,
    countDrafts: async (since: number) => (since === now - 86_400_000 ? 3 : 0),
    findRow: async (_account: string, transactionId: string) => (transactionId === 'A1' ? row : undefined),
    readChain: async () => ({ operations: exchanges > 0 ? [own, theirs] : [own] }),
  };
  const recorded: Act[] = [];
  const room: {
    ledger: unknown;
    environment: string;
    team: TeamMembership | null;
    findAccount: unknown;
    acts: unknown;
  } = {
    ledger: { views, team: { readBond: async () => null } },
    environment: 'test',
    team,
    findAccount: () => undefined,
    acts: { record: async (act: Act) => void recorded.push(act) },
  };
  let joined: JoinedTeam = { kind: 'refused', problem: { kind: 'notReady' } };
  const given: string[] = [];
  const door: Pick<TeamDoor, 'join' | 'leave'> = {
    join: async (_environment, text) => {
      given.push(text);
      return joined;
    },
    leave: async () => ({ kind: 'stays', problem: { kind: 'openHere', count: 1 } }),
  };
  const ports = {
    rooms: { current: () => room },
    offered: { find: (name: string) => (name === 'known' ? joinFile : undefined) },
    team: door,
    deskNames: { read: () => [{ deskId, desk: 'Desk B' }] },
    clock: { now: () => now },
    tell: (event: ConsoleEvent) => told.push(event),
    describe: async () => ({}),
  };
  const answer = (next: JoinedTeam) => {
    joined = next;
  };
  const handlers = handleTeam(ports as unknown as HandlerPorts);
  const hold = (next: TeamSeat) => {
    holder = next;
  };
  const leaveUnclaimed = (next: readonly UnclaimedRow[] | null) => {
    unclaimed = next;
  };
  return { handlers, room, told, given, answer, hold, leaveUnclaimed, exchanges: () => exchanges };
}

const sealer = '5b0f4a52-4d7c-4d43-9d7f-4b8a3d1f9c01';

describe('the channels of a team', () => {
  it('describe it with its desks, whole, and null for a desk that works alone', async () => {
    const { handlers, room } = openTeam();
    const described = await handlers['team.describe']({});
    if (!described.ok) throw new Error('refused');
    expect(channels['team.describe'].output.parse(described.value)).toEqual(described.value);
    expect(described.value).toMatchObject({
      team: {
        seat: { person: 'Ada', desk: 'Desk A' },
        state: { kind: 'rollCall', waitingFor: ['Desk B'] },
        unclaimed: 2,
        proposals: { toDecide: 1, toSend: 0 },
        sealing: 'noKey',
        sealTroubles: [{ kind: 'missing', deskId: sealer, line: 3, witness: sealer }],
      },
      desks: [{ people: ['Nora'], lines: 3 }],
    });
    expect(JSON.stringify(described)).not.toContain('a login');
    room.team = null;
    expect(await handlers['team.describe']({})).toEqual({ ok: true, value: null });
  });

  it('list the rows without a claim, those that have not come here by their id alone, and none while nobody says', async () => {
    const { handlers, room, leaveUnclaimed } = openTeam();
    leaveUnclaimed([
      { accountId: 'SHOP', transactionId: 'A1' },
      { accountId: 'SHOP', transactionId: 'A2' },
    ]);
    const listed = await handlers['team.listUnclaimed']({});
    if (!listed.ok) throw new Error('refused');
    expect(channels['team.listUnclaimed'].output.parse(listed.value)).toMatchObject([
      { transactionId: 'A1', row: { orderId: row.orderId } },
      { accountId: 'SHOP', transactionId: 'A2', row: null },
    ]);
    leaveUnclaimed(null);
    expect(await handlers['team.listUnclaimed']({})).toEqual({ ok: true, value: null });
    room.team = null;
    expect(await handlers['team.listUnclaimed']({})).toEqual({ ok: true, value: null });
  });

  it('ask the team once for whoever is at a transaction that this ledger knows nobody at', async () => {
    const { handlers, exchanges } = openTeam();
    const found = { ok: true, value: { person: 'Nora', desk: 'Desk B', since: 7 } };
    expect(await handlers['team.findHolder']({ operationId })).toEqual(found);
    expect(await handlers['team.findHolder']({ operationId })).toEqual(found);
    expect(exchanges()).toBe(1);
    const other = openTeam();
    other.hold({ person: 'Tom', desk: 'Desk C' });
    const told = { ok: true, value: { person: 'Tom', desk: 'Desk C', since: null } };
    expect(await other.handlers['team.findHolder']({ operationId })).toEqual(told);
    expect(other.exchanges()).toBe(0);
    expect(await handlers['team.findHolder']({ operationId: 'other' })).toMatchObject({
      refusal: { code: 'notFound' },
    });
  });

  it('say what a join file is for before anything is done, and keep its password to themselves', async () => {
    const { handlers, room } = openTeam();
    expect(await handlers['team.read']({ file: 'gone' })).toMatchObject({ refusal: { code: 'fileGone' } });
    const read = await handlers['team.read']({ file: 'known' });
    if (!read.ok) throw new Error('refused');
    expect(channels['team.read'].output.parse(read.value)).toMatchObject({
      host: 'db.example:5432',
      openCases: 1,
      drafts: 3,
    });
    expect(JSON.stringify(read)).not.toContain(invitation.password);
    room.environment = 'sandbox';
    expect(await handlers['team.read']({ file: 'known' })).toMatchObject({ value: { fault: 'otherEnvironment' } });
  });

  it('hand its text through the door, say which check failed, and tell the frame once it is joined', async () => {
    const { handlers, told, given, answer } = openTeam();
    answer({ kind: 'refused', problem: { kind: 'unfit', unfit: { kind: 'clock', ahead: -90_000 } } });
    const failed = { kind: 'failed', at: 'clock', fault: 'clock', detail: '90 s' };
    expect(await handlers['team.join']({ file: 'known' })).toEqual({ ok: true, value: failed });
    expect(given).toEqual([writeJoinFile(invitation)]);
    expect(await handlers['team.leave']({})).toEqual({ ok: true, value: { kind: 'kept', fault: 'openCases' } });
    expect(told).toEqual([]);
    answer({ kind: 'joined', standing: openTeam().room.team?.standing() ?? fail() });
    expect(await handlers['team.join']({ file: 'known' })).toEqual({ ok: true, value: { kind: 'joined' } });
    expect(told).toMatchObject([{ kind: 'consoleChanged' }]);
  });
});

function fail(): never {
  throw new Error('There is no team.');
}
