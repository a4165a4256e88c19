import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Postgres } from '../../../scripts/team/server/postgres.ts';
import { createDice, type Dice } from '../../faults/crash/chance.ts';
import { buildProgram } from '../../faults/crash/program.ts';
import { identifier, openShop, secret } from '../../faults/crash/shop.ts';
import { inventFault, longestDelay, shortPatience } from '../../faults/crash/trouble.ts';
import {
  ConsoleFell,
  ConsoleGone,
  launchConsole,
  type Program,
  type StartingConsole,
} from '../../faults/headless-console.ts';
import { accountForm } from '../../main/accounts/samples.ts';
import { endSoak } from './end.ts';
import { openEngine, type SoakEngine } from './engine.ts';
import { gatherEvidence, readBook } from './evidence.ts';
import { type Damage, type Evidence, type ExecutedRow, findTwice, judgeTeam } from './judge.ts';
import type { KeptApproval } from './rights.ts';
import { work } from './work.ts';
import type { SoakDesk, World } from './world.ts';

export interface TeamSoakOptions {
  readonly kills: number;
  readonly desks: number;
  readonly seed: number;
  /** Undefined for desks that know nothing of each other: the control, which pays twice. */
  readonly postgres: Postgres | undefined;
  /** The control of rights: an engine and desks that take every amount for one that a person may send alone. */
  readonly asksNobody?: boolean;
  /** Looked at after each kill, with what was executed beyond what was wanted: true ends the run early. */
  readonly isEnough?: (twice: readonly ExecutedRow[]) => boolean;
  readonly say?: (line: string) => void;
}

/** What a run came to; the rest tells whether it saw anything worth seeing. */
export interface TeamSoakTally extends Damage {
  readonly kills: number;
  readonly engineCrashes: number;
  readonly intents: number;
  readonly wishes: number;
  readonly executed: number;
  readonly claims: number;
  /** What people said of each other's proposals. */
  readonly approved: number;
  readonly rejected: number;
  readonly withdrawn: number;
  /** Why attempts were not sent, or why nobody knew. */
  readonly causes: Readonly<Record<string, number>>;
}

/** Every so many kills the engine crashes as well. */
const killsPerCrash = 12;

/** And so many, somebody may approve no more, or may again. */
const killsPerRight = 3;

/** Kills whole desks of one team, and their engine, at random moments while two desks want each thing once, and judges the books. */
export async function runTeamSoak(options: TeamSoakOptions): Promise<TeamSoakTally> {
  const { kills, seed, postgres, asksNobody = false, isEnough = () => false, say = () => {} } = options;
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-team-soak-'));
  const shop = await openShop();
  const desks = Array.from({ length: options.desks }, (_, number): SoakDesk => {
    const dataFolder = join(folder, `desk-${number}`);
    mkdirSync(dataFolder, { mode: 0o700 });
    return { number, dataFolder, errands: new Set(), told: new Map() };
  });
  const world: World = { shop, desks, folder, wishes: [] };
  let engine: SoakEngine | undefined;
  const running = new Set<StartingConsole>();
  try {
    engine = postgres && (await openEngine(postgres, asksNobody));
    const program = await buildProgram(folder, 'test/soak/team/program.ts');
    const start = ({ dataFolder }: SoakDesk) => launch(dataFolder, program, running);
    await Promise.all(desks.map((desk) => sitDown(desk, start(desk), shop.sandbox.url, engine)));
    let killed = 0;
    const liveOn = async (desk: SoakDesk) => {
      while (killed < kills && !isEnough(findTwice(readBook(shop)))) {
        killed += 1;
        if (killed % 25 === 0) say(`${killed} of ${kills} kills, ${world.wishes.length} wishes`);
        const crashing = killed % killsPerCrash === 0 ? engine : undefined;
        if (engine && killed % killsPerRight === 0) await engine.changeRight(createDice(seed, killed));
        await live(world, { desk, starting: start(desk), dice: createDice(seed, killed), crashing });
      }
    };
    await allOrNone(desks.map(liveOn));
    shop.sandbox.faults.clear();
    await sleep(2 * longestDelay);
    await endSoak(world, start);
    const claims = (await engine?.readClaims()) ?? [];
    const rights = (await engine?.readRights()) ?? { proposals: [], approvals: [], changes: [] };
    const evidence = gatherEvidence(world, claims, rights);
    const saidSo = (verdict: KeptApproval['verdict']) =>
      rights.approvals.filter((each) => each.verdict === verdict).length;
    return {
      kills: killed,
      engineCrashes: engine?.crashes() ?? 0,
      ...judgeTeam(evidence, say),
      intents: desks.reduce((sum, { told }) => sum + told.size, 0),
      wishes: world.wishes.length,
      executed: evidence.executed.length,
      causes: countCauses(evidence),
      claims: claims.length,
      approved: saidSo('approved'),
      rejected: saidSo('rejected'),
      withdrawn: saidSo('withdrawn') + rights.proposals.filter(({ withdrawnAt }) => withdrawnAt !== null).length,
    };
  } finally {
    await Promise.all([...running].map((each) => each.kill()));
    await engine?.remove();
    await shop.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function launch(dataFolder: string, program: Program, running: Set<StartingConsole>): StartingConsole {
  const starting = launchConsole(dataFolder, { program, words: ['--patience', shortPatience] });
  const kill = () => starting.kill().then(() => void running.delete(started));
  const started = { ...starting, kill };
  running.add(started);
  return started;
}

/** As at a desk's first start: the account, its key, and the seat in the team. */
async function sitDown(
  { number }: SoakDesk,
  starting: StartingConsole,
  url: string,
  engine: SoakEngine | undefined,
): Promise<void> {
  const console = await starting.opened;
  const account = await console.ask('accounts.add', accountForm({ identifier, url, exportLagMinutes: 1 }));
  if (!account.ok) throw new Error(JSON.stringify(account.refusal));
  const kept = await console.ask('secret.keep', {
    accountId: identifier,
    purpose: 'signing',
    secret,
    where: 'keychain',
  });
  if (!kept.ok) throw new Error(JSON.stringify(kept.refusal));
  if (engine) {
    const joined = (await console.say({ join: await engine.invite(`Desk ${number}`, identifier) })) as { kind: string };
    if (joined.kind !== 'joined') throw new Error(`Desk ${number} did not join: ${JSON.stringify(joined)}`);
  }
  // Closed and not killed: the compiled program is kept for the next starts.
  await console.close();
}

interface LifePorts {
  readonly desk: SoakDesk;
  readonly starting: StartingConsole;
  readonly dice: Dice;
  /** The engine that crashes during this life. */
  readonly crashing: SoakEngine | undefined;
}

/** In milliseconds after the start. */
const longestStart = 600;
/** In milliseconds after the last of a life's sendings was said. */
const longestSending = 80;
const longestLife = 800;

/** At most so often people say in a life that something is to be sent, before its last moment begins. */
const mostSendings = 6;

/** So many people are at one desk at once. */
const hands = 2;

/** So much may be wrong at the gateway at once. */
const mostFaults = 8;

async function live(world: World, { desk, starting, dice, crashing }: LifePorts): Promise<void> {
  const { faults } = world.shop.sandbox;
  let working: Promise<unknown> | undefined;
  let crash: Promise<void> | undefined;
  try {
    if (dice.happens(0.1) && !crashing) return await sleep(dice.below(longestStart));
    const console = await starting.opened;
    if (faults.list().length < mostFaults) faults.add(inventFault(dice));
    // Most people wait until their team is there.
    if (dice.happens(0.8)) await console.ask('team.exchange', {});
    let left = 1 + dice.below(mostSendings);
    const confirming = Promise.withResolvers<void>();
    const onConfirming = () => {
      left -= 1;
      if (left === 0) confirming.resolve();
    };
    const life = { world, desk, console, dice, onConfirming };
    working = Promise.all(Array.from({ length: hands }, () => untilGone(work(life))));
    await Promise.race([confirming.promise, working]);
    crash = crashing && sleep(dice.below(longestLife)).then(() => crashing.crash());
    // Half of the kills are to meet the last sending, however slow this machine is.
    await Promise.race([sleep(dice.below(dice.happens(0.5) ? longestSending : longestLife)), working]);
  } finally {
    await starting.kill();
    await crash;
  }
  await working;
}

async function untilGone(working: Promise<never>): Promise<void> {
  await working.catch((failure) => {
    if (!(failure instanceof ConsoleGone) || failure instanceof ConsoleFell) throw failure;
  });
}

/** What one of them met is told once all have ended. */
async function allOrNone(works: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(works)) if (result.status === 'rejected') throw result.reason;
}

function countCauses({ attempts }: Evidence): Record<string, number> {
  const causes: Record<string, number> = {};
  for (const { cause } of attempts) causes[cause ?? 'none'] = (causes[cause ?? 'none'] ?? 0) + 1;
  return causes;
}
