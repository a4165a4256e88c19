import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EngineAddress as Address, connectEngine } from '../../../../main/team/engine/connect.ts';
import { EngineFailure } from '../../../../main/team/engine/state.ts';
import { type JoinPorts, takeSeat } from '../../../../main/team/seat/join.ts';
import { type JoinFile, writeJoinFile } from '../../../../main/team/seat/join-file.ts';
import { leaveEngine } from '../../../../main/team/seat/leave.ts';
import { openSeat } from '../../../../main/team/seat/open-seat.ts';
import { createPassword, createVerifier } from '../../../../main/team/seat/password.ts';
import { passwordEntry } from '../../../../main/team/seat/secrets.ts';
import { readTeamFile } from '../../../../main/team/seat/team-file.ts';
import { openMemoryStore } from '../../../../main/vault/memory.ts';
import { nameAnew } from '../engine/start.ts';
import { createTeam, onEngine, type Team } from '../engine/team.ts';
import { connectFit } from './fit.ts';

onEngine('joining a team', (engine) => {
  let team: Team;
  let root: string;
  beforeAll(async () => {
    team = await createTeam(engine);
    root = mkdtempSync(join(tmpdir(), 'joining-'));
  });
  afterAll(async () => {
    await team.close();
    rmSync(root, { recursive: true, force: true });
  });

  const invite = async (person: string, desk = person, personId = randomUUID()): Promise<JoinFile> => {
    const [role, password] = [nameAnew('seat'), createPassword()];
    await team.admin.query(
      `CREATE ROLE ${role} LOGIN PASSWORD '${createVerifier(password)}' VALID UNTIL '2100-01-01'
         IN ROLE team_desk ADMIN team_door`,
    );
    await team.admin.query('SELECT team.seat_1($1, $2, $3, NULL, $4)', [role, personId, person, desk]);
    const where = { host: '127.0.0.1', port: engine.port, database: team.database, authority: null };
    const until = Date.now() + 86_400_000;
    return { ...where, teamId: team.teamId, environment: 'sandbox', role, password, person, desk, until };
  };

  /** A data folder with a keychain. */
  const openPlace = (more: Partial<JoinPorts> = {}): JoinPorts => ({
    folder: mkdtempSync(join(root, 'place-')),
    environment: 'sandbox',
    deskId: randomUUID(),
    teamId: null,
    redacted: null,
    secrets: openMemoryStore(),
    connect: connectFit,
    now: Date.now,
    user: 'somebody',
    ...more,
  });
  const logIn = ({ host, port, database, role, password, authority }: Address) =>
    connectEngine({ host, port, database, role, password, authority }).then(
      (connection) => connection.close(),
      (failure) => failure.trouble.kind,
    );
  const isUntouched = ({ folder }: JoinPorts) => !existsSync(join(folder, 'team.json'));

  it('takes a seat once, by a password that the keychain alone knows; the file is of no use after that', async () => {
    const [file, place] = [await invite('Anne', 'Counter'), openPlace()];
    const took = await takeSeat(place, writeJoinFile(file));
    const seat = { person: 'Anne', desk: 'Counter', role: file.role, user: 'somebody' };
    expect(took).toEqual({ kind: 'seated', teamId: team.teamId, seat });
    expect(readTeamFile(place.folder)).toMatchObject({ seats: [seat], sitting: file.role });
    expect(await logIn(file)).toBe('loginRefused');
    const kept = await place.secrets.read(passwordEntry(file));
    expect(await logIn({ ...file, password: kept.kind === 'found' ? kept.secret : '' })).toBeUndefined();
    const { teamId } = team;
    const open = openSeat({ ...place, teamId });
    const connection = open.kind === 'ready' ? await open.connect() : undefined;
    const { rows } = (await connection?.ask('SELECT team.my_desk() AS desk', [])) ?? { rows: [] };
    expect(rows).toEqual([{ desk: place.deskId }]);
    connection?.close();
    // Elsewhere, with the same file and another keychain.
    expect(await takeSeat(openPlace(), writeJoinFile(file))).toMatchObject({
      problem: { kind: 'engine', trouble: { kind: 'loginRefused' } },
    });
    expect(await takeSeat(openPlace({ now: () => file.until + 1 }), writeJoinFile(file))).toEqual({
      kind: 'refused',
      problem: { kind: 'expired', until: file.until },
    });
  });

  it('ends as if nothing had happened, or goes on, when it is cut short and said again', async () => {
    for (const cut of ['before', 'after'] as const) {
      const file = await invite(`Cut ${cut}`);
      /** The connection is lost before the engine hears of the sitting, or before its answer is heard. */
      const cutting: JoinPorts['connect'] = async (address) => {
        const connection = await connectFit(address);
        return {
          ...connection,
          ask: async (text, values) => {
            const isSitting = text.includes('sit_1');
            if (isSitting && cut === 'before')
              throw new EngineFailure({ kind: 'unreachable', cause: 'connectionLost' });
            const reply = await connection.ask(text, values);
            if (isSitting) throw new EngineFailure({ kind: 'unreachable', cause: 'connectionLost' });
            return reply;
          },
        };
      };
      const place = openPlace();
      expect(await takeSeat({ ...place, connect: cutting }, writeJoinFile(file))).toMatchObject({
        problem: { kind: 'engine', trouble: { kind: 'unreachable' } },
      });
      expect(isUntouched(place)).toBe(true);
      expect(await takeSeat(place, writeJoinFile(file))).toMatchObject({ kind: 'seated' });
      expect(await takeSeat(place, writeJoinFile(file))).toMatchObject({ kind: 'seated' });
      expect(readTeamFile(place.folder)?.seats.length).toBe(1);
    }
  });

  it('refuses what is not fit, and says what; nothing is kept or changed then', async () => {
    const file = await invite('Paul');
    const unfit = (answer: object) => (address: Address) => connectFit(address, answer);
    const cases: readonly [Partial<JoinPorts>, string, object][] = [
      [{}, '{"no": "join file"}', { kind: 'unreadable' }],
      [
        { environment: 'production' },
        writeJoinFile(file),
        { kind: 'otherEnvironment', file: 'sandbox', here: 'production' },
      ],
      [{ teamId: randomUUID() }, writeJoinFile(file), { kind: 'ledgerOfAnotherTeam' }],
      [{ redacted: 72 }, writeJoinFile(file), { kind: 'redacted', line: 72 }],
      [{}, writeJoinFile({ ...file, teamId: randomUUID() }), { kind: 'anotherTeam', found: team.teamId }],
      [
        { connect: connectEngine },
        writeJoinFile(file),
        { kind: 'unfit', unfit: { kind: 'notDurable', setting: 'fsync' } },
      ],
      [
        { connect: unfit({ number: 130_000, version: '13' }) },
        writeJoinFile(file),
        { kind: 'unfit', unfit: { kind: 'version' } },
      ],
      [{ now: () => Date.now() + 61_000 }, writeJoinFile(file), { kind: 'unfit', unfit: { kind: 'clock' } }],
      [{ secrets: closed }, writeJoinFile(file), { kind: 'keychain', answer: 'locked' }],
      [{}, writeJoinFile({ ...file, password: 'wrong' }), { kind: 'engine', trouble: { kind: 'loginRefused' } }],
      [{}, writeJoinFile({ ...file, database: 'postgres' }), { kind: 'engine', trouble: { kind: 'engineTooOld' } }],
    ];
    for (const [more, text, problem] of cases) {
      const place = openPlace(more);
      expect(await takeSeat(place, text)).toMatchObject({ kind: 'refused', problem });
      expect(isUntouched(place)).toBe(true);
    }
    expect(await takeSeat(openPlace(), writeJoinFile(file))).toMatchObject({ kind: 'seated' });
  });

  it('takes a standby that may lag behind in production only on an administrator’s word', async () => {
    const file = { ...(await invite('Prudence')), environment: 'production' as const };
    const lagging = (asynchronousBy: string | null) => (address: Address) =>
      connectFit(address, { standbys: 1, waits: false }, { environment: 'production', asynchronousBy });
    const place = openPlace({ environment: 'production' });
    expect(await takeSeat({ ...place, connect: lagging(null) }, writeJoinFile(file))).toMatchObject({
      problem: { kind: 'unfit', unfit: { kind: 'asynchronousStandby' } },
    });
    // Past that check: this engine is not of that environment in truth.
    expect(await takeSeat({ ...place, connect: lagging('admin') }, writeJoinFile(file))).toMatchObject({
      problem: { kind: 'engine', trouble: { kind: 'anotherTeam' } },
    });
  });

  it('adds a colleague at the same computer, and puts a lost password’s seat in the place of the old one', async () => {
    const place = openPlace();
    const anne = randomUUID();
    await takeSeat(place, writeJoinFile(await invite('Anne', 'Shared', anne)));
    await takeSeat({ ...place, user: 'paul' }, writeJoinFile(await invite('Paul', 'Shared')));
    expect(readTeamFile(place.folder)?.seats.map(({ person }) => person)).toEqual(['Anne', 'Paul']);
    const again = await invite('Anne', 'Shared', anne);
    expect(await takeSeat(place, writeJoinFile(again))).toMatchObject({ kind: 'seated' });
    const { rows } = await team.admin.query(
      'SELECT role_name FROM team.seat WHERE person_id = $1 AND revoked_at IS NULL',
      [anne],
    );
    expect(rows).toEqual([{ role_name: again.role }]);
  });

  it('leaves with every seat once the engine has the whole log and holds nothing open', async () => {
    const { teamId } = team;
    const place = openPlace();
    await takeSeat(place, writeJoinFile(await invite('Last', 'Leaving')));
    const empty = { deskId: place.deskId, sequence: 0, digest: '', rows: 0 };
    const leave = (more: object = {}) =>
      leaveEngine({ ...place, teamId, head: empty, host: 'host', boot: 'boot', ...more });
    expect(await leave({ head: { ...empty, sequence: 3, digest: 'd' } })).toEqual({
      kind: 'stays',
      problem: { kind: 'untold', lines: 3, rows: 0 },
    });
    expect(await leave({ teamId: randomUUID() })).toEqual({ kind: 'stays', problem: { kind: 'notConfigured' } });
    expect(await leave()).toEqual({ kind: 'left' });
    const { rows } = await team.admin.query('SELECT left_at IS NOT NULL AS left FROM team.desk WHERE desk_id = $1', [
      place.deskId,
    ]);
    expect(rows).toEqual([{ left: true }]);
    // Cut short before the ledger knew.
    expect(await leave()).toEqual({ kind: 'left' });
  });

  const closed: JoinPorts['secrets'] = {
    read: async () => ({ kind: 'locked' }),
    keep: async () => ({ kind: 'locked' }),
    forget: async () => ({ kind: 'locked' }),
  };
});
