import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ConsoleEvent, channels } from '../../../contract/index.ts';
import type { HandlerPorts } from '../../../main/channels/ports.ts';
import { handleTeam } from '../../../main/channels/team.ts';
import type { Operation } from '../../../main/domain/operation.ts';
import type { TeamMembership } from '../../../main/ports/team.ts';
import type { TeamDoor } from '../../../main/ports/team-door.ts';

const folder = mkdtempSync(join(tmpdir(), 'team-channels-'));
afterAll(() => rmSync(folder, { recursive: true }));
const joinFile = join(folder, 'nora.join');
writeFileSync(joinFile, '{}');

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
  const told: ConsoleEvent[] = [];
  const team = {
    standing: () => ({
      teamId: 'team',
      seat: { person: 'Ada', desk: 'Desk A' },
      state: { kind: 'rollCall', waitingFor: ['Desk B'] },
      upToDateAt: 5,
      untold: 1,
      unclaimed: 2,
    }),
    listDesks: async () => [{ deskId, desk: 'Desk B', people: ['Nora'], heardAt: null, lines: 3 }],
    exchange: async () => {
      exchanges += 1;
    },
  } as unknown as TeamMembership;
  const views = {
    findOperation: async (id: string) => (id === operationId ? own : undefined),
    readChain: async () => ({ operations: exchanges > 0 ? [own, theirs] : [own] }),
  };
  const room: { ledger: unknown; team?: TeamMembership; teamDoor?: TeamDoor } = { ledger: { views }, team };
  const ports = {
    rooms: { current: () => room },
    offered: { find: (name: string) => (name === 'known' ? joinFile : undefined) },
    tell: (event: ConsoleEvent) => told.push(event),
    describe: async () => ({}),
  };
  return { handlers: handleTeam(ports as unknown as HandlerPorts), room, told, exchanges: () => exchanges };
}

const invitation = {
  teamId: 'team',
  environment: 'test',
  host: 'db.example',
  person: 'Nora',
  desk: 'Desk B',
  until: null,
  drafts: 2,
  openCases: 1,
} as const;

describe('the channels of a team', () => {
  it('describe it with its desks, whole, and null for a desk that works alone', async () => {
    const { handlers, room } = openTeam();
    const described = await handlers['team.describe']({});
    if (!described.ok) throw new Error('refused');
    expect(channels['team.describe'].output.parse(described.value)).toEqual(described.value);
    expect(described.value).toMatchObject({
      team: { state: { kind: 'rollCall', waitingFor: ['Desk B'] }, unclaimed: 2, desks: [{ deskId, desk: 'Desk B' }] },
      desks: [{ people: ['Nora'], lines: 3 }],
    });
    delete room.team;
    expect(await handlers['team.describe']({})).toEqual({ ok: true, value: null });
  });

  it('ask the team once for whoever is at a transaction that this ledger knows nobody at', async () => {
    const { handlers, exchanges } = openTeam();
    const found = { ok: true, value: { person: 'Nora', deskId, since: 7 } };
    expect(await handlers['team.findHolder']({ operationId })).toEqual(found);
    expect(await handlers['team.findHolder']({ operationId })).toEqual(found);
    expect(exchanges()).toBe(1);
    expect(await handlers['team.findHolder']({ operationId: 'other' })).toMatchObject({
      refusal: { code: 'notFound' },
    });
  });

  it('hand a join file that was chosen through the door, and tell the frame once it is joined', async () => {
    const { handlers, room, told } = openTeam();
    const paths: string[] = [];
    const failed = { kind: 'failed', at: 'clock', fault: 'clock', detail: '' } as const;
    let answer: Awaited<ReturnType<TeamDoor['join']>> = failed;
    room.teamDoor = {
      read: async (path) => {
        paths.push(path);
        return { kind: 'invitation', invitation };
      },
      join: async () => answer,
      leave: async () => ({ kind: 'kept', fault: 'openCases' }),
    };
    expect(await handlers['team.read']({ file: 'gone' })).toMatchObject({ refusal: { code: 'fileGone' } });
    const read = { kind: 'invitation', ...invitation };
    expect(await handlers['team.read']({ file: 'known' })).toEqual({ ok: true, value: read });
    expect(paths).toEqual([joinFile]);
    expect(await handlers['team.join']({ file: 'known' })).toEqual({ ok: true, value: failed });
    expect(await handlers['team.leave']({})).toEqual({ ok: true, value: { kind: 'kept', fault: 'openCases' } });
    expect(told).toEqual([]);
    answer = { kind: 'joined' };
    await handlers['team.join']({ file: 'known' });
    expect(told).toMatchObject([{ kind: 'consoleChanged' }]);
  });
});
