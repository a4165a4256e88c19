import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { systemClock } from '../../../main/clock.ts';
import { type Ledger, ledgerFile } from '../../../main/ledger/ledger.ts';
import type { LedgerProblem } from '../../../main/ledger/problem.ts';
import { openRoom, type RoomPorts } from '../../../main/room/room.ts';
import { writeTeamFile } from '../../../main/team/seat/team-file.ts';
import { createWithoutEngine } from '../../../main/team/seat/without-engine.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { patient } from '../../patient.ts';
import { exportReader, threads } from '../../threads.ts';
import { leaveWithdrawn } from '../ledger/replica/withdrawn.ts';
import { makeFolder } from '../open-console.ts';

const environment = 'test';
const teamId = randomUUID();

/** The rebuilder goes by files beside the ledger: see there. */
const held = { ...threads, rebuilder: new URL('../ledger/rebuild/held-rebuilder.ts', import.meta.url) };

/** A data folder with a desk of a team, which a colleague's withdrawal makes stale as soon as it is projected. */
async function makeDesk(): Promise<{ readonly dataFolder: string; readonly file: string }> {
  const dataFolder = makeFolder();
  const folder = join(dataFolder, environment);
  mkdirSync(folder);
  await leaveWithdrawn(folder);
  const seat = { person: 'Anne', desk: 'Till', role: 'anne', user: 'a.clerk' };
  const engine = { teamId, environment, host: 'localhost', port: 1, database: 'team', authority: null } as const;
  writeTeamFile(folder, { ...engine, seats: [seat], sitting: seat.role });
  return { dataFolder, file: ledgerFile(folder) };
}

/** A team whose one round goes through what is stored; whoever leaves waits for it, as a real one does. */
function sitDown({ replica }: Ledger) {
  const round = replica.project().then(
    () => undefined,
    () => undefined,
  );
  const seat = { person: 'Anne', desk: 'Till' };
  const without = createWithoutEngine(teamId, seat, { kind: 'connecting' });
  return { ...without, exchange: () => round, stop: () => round };
}

function openDesk(dataFolder: string, onLost: (problem: LedgerProblem) => void = () => {}) {
  const none = () => {};
  const ports: RoomPorts = {
    environment,
    dataFolder,
    threads: held,
    exportReader,
    version: 'test',
    startDemo: undefined,
    ownAccounts: () => [],
    gateway: {} as never,
    vault: {} as never,
    memory: openMemoryStore(),
    clock: systemClock,
    actor: 'a.clerk',
    onImport: none,
    onChange: none,
    onBackup: none,
    onProgress: none,
    onPrepared: none,
    onLedger: { onLost },
    team: {
      keychain: openMemoryStore(),
      secrets: openMemoryStore(),
      user: 'a.clerk',
      computer: { host: 'here', boot: 'now' },
      openMembership: ({ ledger }) => sitDown(ledger),
      onKeyNotMoved: none,
      onProposals: none,
      onTeamId: none,
      onTeam: none,
    },
  };
  return openRoom(ports);
}

it('a room whose team waits for a rebuild is closed without it, and the next one goes on with that', async () => {
  const { dataFolder, file } = await makeDesk();
  writeFileSync(`${file}.endless`, '');
  const room = await openDesk(dataFolder);
  await vi.waitFor(() => expect(room.ledger.preparation()).toMatchObject({ total: 1 }), patient);
  await room.close();
  rmSync(`${file}.endless`);
  writeFileSync(`${file}.go`, '');
  const again = await openDesk(dataFolder);
  await vi.waitFor(() => expect(again.ledger.preparation()).toBeNull(), patient);
  expect(await again.ledger.views.hasTransactions('SHOP')).toBe(false);
  await again.close();
});

it('a room that is lost for want of room after a colleague’s withdrawal is closed, and opens once there is some', async () => {
  const { dataFolder, file } = await makeDesk();
  writeFileSync(`${file}.noRoom`, '');
  const lost = Promise.withResolvers<LedgerProblem>();
  const room = await openDesk(dataFolder, lost.resolve);
  expect(await lost.promise).toMatchObject({ kind: 'noRoom' });
  await room.close();
  await expect(openDesk(dataFolder)).rejects.toMatchObject({ kind: 'noRoom' });
  rmSync(`${file}.noRoom`);
  writeFileSync(`${file}.go`, '');
  const again = await openDesk(dataFolder);
  await vi.waitFor(() => expect(again.ledger.preparation()).toBeNull(), patient);
  await again.close();
});
