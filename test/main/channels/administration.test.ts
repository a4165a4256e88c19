import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { channels } from '../../../contract/index.ts';
import { handleAdministration } from '../../../main/channels/administration.ts';
import type { HandlerPorts } from '../../../main/channels/ports.ts';
import type { Administration, AdministrationRefusal, Office, StaffSeat } from '../../../main/ports/administration.ts';
import { readJoinFile } from '../../../main/team/seat/join-file.ts';
import { writeTeamFile } from '../../../main/team/seat/team-file.ts';

const now = Date.UTC(2026, 10, 29, 12);
const [ada, nora] = ['5b0f4a52-4d7c-4d43-9d7f-4b8a3d1f9c01', '9f3f2d0c-7a39-4a3b-8a58-0c6bb0a1e5a2'];
const teamId = '0d4b6f4e-8a55-4f0e-93a9-6a8f6f0e7a11';
const seat: StaffSeat = {
  seatId: 'seat_0123456789ab',
  desk: 'Desk A',
  isSeated: true,
  isHere: true,
  isAdministrator: true,
  until: null,
  revokedAt: null,
  closedAt: null,
};
const figures = { most: 100, alone: null, day: null, approve: null };
const right = (accountId: string, currency: string) => ({ accountId, operation: 'refund', currency, figures }) as const;
const office: Office = {
  mayAdminister: true,
  zone: 'Europe/Paris',
  proposalHours: 72,
  people: [
    {
      personId: ada,
      name: 'Ada',
      isMe: true,
      seats: [seat],
      rights: [right('SHOP', 'EUR'), right('*', 'none of ours')],
    },
    {
      personId: nora,
      name: 'Nora',
      isMe: false,
      seats: [
        { ...seat, isSeated: false, until: now + 1 },
        { ...seat, isSeated: false, until: now },
        { ...seat, revokedAt: 5 },
        { ...seat, revokedAt: 5, closedAt: 6 },
        { ...seat, isSeated: false, until: now + 1, revokedAt: 7 },
      ],
      rights: [right('*', 'EUR')],
    },
  ],
  stands: [{ deskId: ada, program: '1.0.0', untold: 1, behind: 2, saidAt: 3 }],
  alarms: [
    {
      alarmId: nora,
      kind: 'heldTwice',
      raisedAt: 3,
      isHeld: false,
      transactionIds: ['', 'order:W:1', ...Array.from({ length: 13 }, (_, index) => `A${index}`)],
      claims: [
        {
          person: 'Nora',
          accountId: 'SHOP',
          operation: 'refund',
          minor: 5,
          currency: 'none of ours',
          state: 'succeeded',
          claimedAt: 6,
        },
      ],
      saidBy: [{ person: 'Ada', isMe: true, isAdministrator: true, reason: 'we called', saidAt: 7 }],
    },
  ],
  silent: [
    {
      deskId: nora,
      desk: 'Desk B',
      isHere: false,
      heardAt: 4,
      claims: [
        {
          person: 'Nora',
          accountId: 'SHOP',
          operation: 'refund',
          minor: 5,
          currency: 'EUR',
          state: 'open',
          claimedAt: 6,
        },
      ],
      saidBy: [{ person: 'Ada', isMe: true, reason: 'stolen', saidAt: 7 }],
    },
  ],
  erasures: [
    {
      line: '57:0a1b2c3d4e5f6071',
      erasedBy: { person: 'Ada', desk: 'Desk A' },
      erasedAt: 8,
      texts: 9,
      saidBy: [{ person: 'Ada', isMe: true, isAdministrator: true, reason: 'by letter', saidAt: 10 }],
    },
  ],
};

/** A desk of a team whose engine answers what it is told to. */
function openDesk() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'be2bill-administration-'));
  onTestFinished(() => rmSync(dataFolder, { recursive: true }));
  mkdirSync(join(dataFolder, 'test'));
  const engine = {
    teamId,
    environment: 'test',
    host: 'db.example',
    port: 5432,
    database: 'team',
    authority: null,
  } as const;
  const own = { person: 'Ada', desk: 'Desk A', role: 'ada', user: 'ada' };
  writeTeamFile(join(dataFolder, 'test'), { ...engine, seats: [own], sitting: 'ada' });
  const asked: unknown[][] = [];
  let why: AdministrationRefusal | undefined;
  const answer =
    (name: string, value: unknown) =>
    async (...words: unknown[]) => {
      asked.push([name, ...words]);
      return why === undefined ? { kind: 'done', value } : { kind: 'refused', why };
    };
  const administration = {
    describe: async () => office,
    invite: answer('invite', { personId: nora, person: 'Zoë', desk: 'Desk Z', until: now + 5 }),
    permit: answer('permit', null),
    appoint: answer('appoint', null),
    revoke: answer('revoke', 2),
    waive: answer('waive', 'needsSecond'),
    rule: answer('rule', null),
    clearAlarm: answer('clearAlarm', 'taken'),
    erase: answer('erase', 'taken'),
  } as unknown as Administration;
  const room: { environment: string; team: { administration: Administration } | null } = {
    environment: 'test',
    team: { administration },
  };
  let path: string | null | undefined;
  const handlers = handleAdministration({
    rooms: { current: () => room },
    clock: { now: () => now },
    timeZone: 'Europe/Paris',
    dataFolder,
    saveFile: async (name: string) => (path === undefined ? join(dataFolder, name) : path),
  } as unknown as HandlerPorts);
  return {
    handlers,
    asked,
    dataFolder,
    leaveTeam: () => {
      room.team = null;
    },
    refuse: (next: AdministrationRefusal) => {
      why = next;
    },
    save: (next: string | null) => {
      path = next;
    },
  };
}

it('the team is described whole, each seat by how it stands, and what no program of ours knows is left out', async () => {
  const { handlers, leaveTeam } = openDesk();
  const described = await handlers['administration.describe']({});
  const view = described.ok && channels['administration.describe'].output.parse(described.value);
  if (!view) throw new Error('Nothing was described.');
  const { people, alarms, silent, erasures, zone, proposalHours } = view;
  expect([zone, proposalHours]).toEqual(['Europe/Paris', 72]);
  const ids = Array.from({ length: 11 }, (_, index) => `A${index}`);
  expect(alarms).toMatchObject([
    {
      alarmId: nora,
      kind: 'heldTwice',
      claims: [],
      transactionIds: ids,
      orderIds: ['W:1'],
      saidBy: [{ isAdministrator: true }],
    },
  ]);
  expect(people.map(({ seats }) => seats.map(({ state, at }) => [state, at]))).toEqual([
    [['taken', null]],
    [
      ['invited', now + 1],
      ['expired', now],
      ['revoked', 5],
      ['closed', 6],
      ['closed', 7],
    ],
  ]);
  expect(people.map(({ rights }) => rights)).toEqual([
    [{ accountId: 'SHOP', operation: 'refund', currency: 'EUR', figures }],
    [{ accountId: null, operation: 'refund', currency: 'EUR', figures }],
  ]);
  expect(silent[0]?.claims).toMatchObject([{ amount: { minor: 5, currency: 'EUR' }, state: 'open' }]);
  expect(erasures).toMatchObject([{ person: 'Ada', desk: 'Desk A', saidBy: [{ isAdministrator: true }] }]);
  leaveTeam();
  expect(await handlers['administration.describe']({})).toEqual({ ok: true, value: null });
});

it('an invitation is a file for its person’s eyes, and its password crosses to nobody', async () => {
  const { handlers, asked, dataFolder, save } = openDesk();
  const invitation = { personId: null, person: 'Zoë/../x', desk: 'Desk Z' };
  const invited = await handlers['administration.invite'](invitation);
  if (!invited.ok || !invited.value.saved) throw new Error('Nobody was invited.');
  const { path, ...said } = channels['administration.invite'].output.parse(invited.value).saved ?? { path: '' };
  expect(said).toEqual({ person: 'Zoë', desk: 'Desk Z', until: now + 5 });
  expect(path).toBe(join(dataFolder, 'join-Zo--..-x-2026-11-29T13-00-00.json'));
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const file = readJoinFile(readFileSync(path, 'utf8'));
  expect(file).toMatchObject({
    teamId,
    host: 'db.example',
    person: 'Zoë',
    role: expect.stringMatching(/^seat_[0-9a-f]{12}$/),
  });
  const [[, words, login] = []] = asked;
  expect([words, login]).toEqual([
    invitation,
    { role: file?.role, verifier: expect.stringMatching(/^SCRAM-SHA-256\$/) },
  ]);
  for (const crossed of [invited, asked]) expect(JSON.stringify(crossed)).not.toContain(file?.password);

  save(null);
  expect(await handlers['administration.invite'](invitation)).toEqual({ ok: true, value: { saved: null } });
  expect(asked).toHaveLength(1);
  // What could not be written is nobody's: the seat goes with it.
  save(join(dataFolder, 'nowhere', 'join.json'));
  expect(await handlers['administration.invite'](invitation)).toMatchObject({
    refusal: { code: 'fileNotWritten', problem: 'notWritable' },
  });
  expect(asked.at(-1)).toEqual(['revoke', nora, expect.stringMatching(/^seat_/)]);
  expect(readdirSync(dataFolder).filter((name) => name.startsWith('join'))).toHaveLength(1);
});

it('what is asked for reaches the engine as it was asked, and its refusals come back in words of the window', async () => {
  const { handlers, asked, refuse, leaveTeam } = openDesk();
  const change = { accountId: null, operation: 'refund', currency: 'EUR', before: null, after: figures } as const;
  const acts = {
    permit: () => handlers['administration.permit']({ personId: nora, changes: [change] }),
    appoint: () => handlers['administration.appoint']({ personId: nora, isAdministrator: true }),
    revoke: () => handlers['administration.revoke']({ personId: nora, seatId: null }),
    waive: () => handlers['administration.waive']({ deskId: nora, reason: 'stolen' }),
    rule: () => handlers['administration.rule']({ zone: 'Europe/Lisbon', proposalHours: null }),
    clear: () => handlers['administration.clearAlarm']({ alarmId: nora, reason: 'we called' }),
    erase: () => handlers['administration.erase']({ line: '57:0a1b2c3d4e5f6071', reason: 'by letter' }),
  };
  const values = [];
  for (const act of Object.values(acts)) values.push(await act());
  expect(values).toEqual(
    ['done', 'done', { seats: 2 }, 'needsSecond', 'done', 'taken', 'taken'].map((value) => ({ ok: true, value })),
  );
  expect(asked).toEqual([
    ['permit', nora, [{ ...change, accountId: '*' }]],
    ['appoint', nora, true],
    ['revoke', nora, null],
    ['waive', nora, 'stolen'],
    ['rule', 'Europe/Lisbon', null],
    ['clearAlarm', nora, 'we called'],
    ['erase', '57:0a1b2c3d4e5f6071', 'by letter'],
  ]);
  const codes = {
    notAdministrator: 'notAdministrator',
    oneself: 'administersOneself',
    nameTaken: 'personKnown',
    changed: 'rightsChanged',
    absent: 'nothingToAdminister',
    anothersWord: 'anothersAppointment',
    held: 'alarmHeld',
    noZone: 'zoneUnknown',
    engineTooOld: 'engineTooOld',
    silent: 'teamUnsure',
  } as const satisfies Record<AdministrationRefusal, string>;
  for (const [why, code] of Object.entries(codes)) {
    refuse(why as AdministrationRefusal);
    expect(await acts.permit()).toEqual({ ok: false, refusal: { code } });
  }
  expect(await handlers['administration.invite']({ personId: null, person: 'Zoë', desk: 'Desk Z' })).toMatchObject({
    ok: false,
  });
  leaveTeam();
  for (const act of Object.values(acts)) expect(await act()).toEqual({ ok: false, refusal: { code: 'noTeam' } });
});
