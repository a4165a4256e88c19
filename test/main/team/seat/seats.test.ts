import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readJoinFile, writeJoinFile } from '../../../../main/team/seat/join-file.ts';
import { openSeat } from '../../../../main/team/seat/open-seat.ts';
import { createPassword, createVerifier } from '../../../../main/team/seat/password.ts';
import {
  chooseSeat,
  readTeamFile,
  removeTeamFile,
  type TeamFile,
  withSeat,
  writeTeamFile,
} from '../../../../main/team/seat/team-file.ts';

const engine = {
  teamId: '0a1b2c3d-0000-4000-8000-000000000001',
  environment: 'test',
  host: 'db.example',
  port: 5432,
  database: 'team',
  authority: null,
} as const;
const seat = (person: string, user = person) => ({ person, desk: 'Counter', role: `seat_${person}`, user });
const file: TeamFile = { ...engine, seats: [seat('anne')], sitting: 'seat_anne' };

describe('who sits at a desk', () => {
  const several = (...seats: readonly ReturnType<typeof seat>[]): TeamFile => ({ ...file, seats: [...seats] });

  it('is the only one who has a seat there, whatever the computer calls its user', () => {
    expect(chooseSeat(file, 'root')).toEqual(seat('anne'));
  });

  it('is the one who uses the computer, else whoever was chosen or joined last, and never a colleague by chance', () => {
    const two = { ...several(seat('anne'), seat('paul')), sitting: 'seat_anne' };
    expect(chooseSeat(two, 'paul')).toEqual(seat('paul'));
    expect(chooseSeat(two, 'root')).toEqual(seat('anne'));
    expect(chooseSeat({ ...two, sitting: 'gone' }, 'root')).toBeUndefined();
    const shared = several(seat('anne', 'shop'), seat('paul', 'shop'));
    expect(chooseSeat({ ...shared, sitting: 'seat_paul' }, 'shop')).toEqual(seat('paul', 'shop'));
  });

  it('is whoever joined last, and joining again adds no second seat', () => {
    const both = withSeat(file, engine, seat('paul'));
    expect([both.seats.length, both.sitting]).toEqual([2, 'seat_paul']);
    expect(withSeat(both, engine, seat('anne'))).toMatchObject({
      sitting: 'seat_anne',
      seats: [seat('paul'), seat('anne')],
    });
  });
});

describe('the team file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'seats-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const ports = () => ({
    folder,
    environment: 'test' as const,
    teamId: file.teamId as string,
    secrets: { read: async () => ({ kind: 'absent' }) as const },
    user: 'anne',
    now: () => 0,
  });

  it('is private, holds no secret, and comes back as it was', () => {
    writeTeamFile(folder, file);
    expect(readTeamFile(folder)).toEqual(file);
    expect(readFileSync(join(folder, 'team.json'), 'utf8')).not.toMatch(/password|secret/);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'team.json')).mode & 0o777).toBe(0o600);
  });

  it('counts as none where it is another team’s, another environment’s, damaged or gone', async () => {
    expect(openSeat(ports()).kind).toBe('ready');
    expect(openSeat({ ...ports(), teamId: '0a1b2c3d-0000-4000-8000-000000000002' }).kind).toBe('notConfigured');
    expect(openSeat({ ...ports(), environment: 'production' }).kind).toBe('notConfigured');
    writeTeamFile(folder, { ...file, seats: [seat('anne'), seat('paul')], sitting: 'gone' });
    expect(openSeat({ ...ports(), user: 'root' }).kind).toBe('noSeat');
    writeFileSync(join(folder, 'team.json'), '{"teamId":');
    expect(openSeat(ports()).kind).toBe('notConfigured');
    removeTeamFile(folder);
    expect(openSeat(ports()).kind).toBe('notConfigured');
  });

  it('leads to no engine without the password', async () => {
    writeTeamFile(folder, file);
    const open = openSeat({ ...ports(), connect: () => Promise.reject(new Error('asked for nothing')) });
    await expect(open.kind === 'ready' ? open.connect() : open.kind).rejects.toMatchObject({
      trouble: { kind: 'passwordAbsent' },
    });
  });
});

it('a join file is read back whole, and anything else is none', () => {
  const invitation = { ...engine, role: 'seat_1', password: 'once', person: 'Anne', desk: 'Counter', until: 1 };
  expect(readJoinFile(writeJoinFile(invitation))).toEqual(invitation);
  for (const text of [
    '',
    'null',
    '{}',
    JSON.stringify({ ...invitation, port: 0 }),
    JSON.stringify({ ...invitation, more: 1 }),
  ]) {
    expect(readJoinFile(text)).toBeUndefined();
  }
});

it('a verifier is what PostgreSQL itself keeps of a password (RFC 7677, section 3)', () => {
  // The password "pencil" with the salt of the example; the keys follow from it.
  const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
  expect(createVerifier('pencil', salt)).toBe(
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  );
  expect(new Set(Array.from({ length: 5 }, createPassword)).size).toBe(5);
});
