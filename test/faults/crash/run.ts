import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ledgerFile } from '../../../main/ledger/ledger.ts';
import { verifyLedger } from '../../../main/ledger/verify/verify.ts';
import { assertNever } from '../../../protocol/assert-never.ts';
import { accountForm } from '../../main/accounts/samples.ts';
import {
  ConsoleGone,
  type HeadlessConsole,
  introduce,
  launchConsole,
  type StartingConsole,
} from '../headless-console.ts';
import { actAtRandom } from './acts.ts';
import { createDice, type Dice } from './chance.ts';
import { chooseRound, type Round } from './choose-round.ts';
import { clearUp, stockUp } from './first-and-last.ts';
import { countCollisions, type Damage, isLost, judgeBooks } from './judge.ts';
import { type LostLog, loseLog } from './lose-log.ts';
import { pageUrl } from './pages.ts';
import { buildProgram } from './program.ts';
import { killInBackup, killInImport, killInMigration, longestStart } from './rounds.ts';
import { debits, identifier, openShop, type Shop, secret } from './shop.ts';
import { openSmallData, type SmallData } from './small-data.ts';
import { inventFault, longestDelay, shortPatience } from './trouble.ts';
import { acknowledge, type World } from './world.ts';

export interface CrashOptions {
  readonly kills: number;
  readonly seed: number;
  /** The careless client in the console's place: it sends again after a reset. */
  readonly failOver?: boolean;
  /** Looked at after each kill: true ends the run early. */
  readonly enough?: (shop: Shop) => boolean;
  readonly say?: (line: string) => void;
}

/** What a run came to; the shares tell whether it saw anything worth seeing. */
export interface CrashTally extends Damage {
  readonly kills: number;
  readonly intents: number;
  readonly executed: number;
  /** Pages that were handed over for a holder. */
  readonly pages: number;
  /** How often a holder gave a card on one, or their word. */
  readonly visits: number;
  /** Kills that left something under way whose outcome nobody could know. */
  readonly cutWhileSending: number;
  /** Starts that were refused since the ledger was older than its witness; it was put back by hand then. */
  readonly refusedOpen: number;
  /** How many rounds were of which kind. */
  readonly rounds: Readonly<Record<Round, number>>;
}

/**
 * Kills the console again and again while it works against a gateway in trouble, and afterwards holds its ledger against
 * the gateway's book. Rejects when the ledger is not sound at the end.
 */
export async function runCrash({
  kills,
  seed,
  failOver = false,
  enough = () => false,
  say = () => {},
}: CrashOptions): Promise<CrashTally> {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-crash-'));
  const shop = await openShop();
  const world: World = {
    shop,
    sales: [],
    acknowledged: new Map(),
    lately: new Set(),
    pages: new Map(),
    changedPages: new Set(),
  };
  const data = openSmallData(folder);
  const { dataFolder } = data;
  const { url } = shop.sandbox;
  const accounts = [
    accountForm({ identifier, url, creditMode: 'credit', exportLagMinutes: 1, pageUrl }),
    accountForm({ identifier: debits, url, paymentMethod: 'directDebit', exportLagMinutes: 1 }),
  ];
  const found: Found = { intentsLost: 0, twoOpenIntents: 0, cutWhileSending: 0, refusedOpen: 0, silentlyEmptied: 0 };
  const rounds: Record<Round, number> = {
    start: 0,
    life: 0,
    fullDisk: 0,
    lostLog: 0,
    migration: 0,
    backup: 0,
    import: 0,
  };
  const program = await (failOver
    ? buildProgram(folder, 'test/faults/crash/careless-console.ts', [shop.sandbox.url])
    : buildProgram(folder));
  let current: StartingConsole | undefined;
  const start = (place = dataFolder) => {
    current = launchConsole(place, {
      program,
      words: ['--patience', shortPatience],
      onEvent: (event) => {
        // Another folder is another desk.
        if (event.kind === 'operationChanged' && place === dataFolder) acknowledge(world, event.operation);
      },
    });
    return current;
  };
  const open = async () => {
    const console = await start().opened;
    for (const account of accounts) await introduce(console, { account, secret });
    return console;
  };
  let killed = 0;
  try {
    await stockUp(world, await open());
    while (killed < kills && !enough(shop)) {
      killed += 1;
      const dice = createDice(seed, killed);
      const round = failOver ? 'life' : chooseRound(dice);
      rounds[round] += 1;
      const ports = { folder, dataFolder, dice, start, entry: program.entry, shop };
      switch (round) {
        case 'start': {
          const starting = start();
          await sleep(dice.below(longestStart));
          await starting.kill();
          break;
        }
        case 'life':
          await live({ world, console: await open(), found, say }, dice);
          break;
        case 'fullDisk':
          await live({ world, console: await open(), found, say }, dice, data);
          break;
        case 'lostLog':
          await live({ world, console: await open(), found, say }, dice);
          await loseAndStart(loseLog(ledgerFile(join(dataFolder, 'sandbox')), folder, dice), start, found, say);
          break;
        case 'migration':
          found.intentsLost += await killInMigration(ports, say);
          break;
        case 'backup':
          if (!(await killInBackup(ports, say))) found.intentsLost += 1;
          break;
        case 'import':
          await killInImport(ports);
          break;
        default:
          assertNever(round);
      }
      if (killed % 25 === 0) say(`${killed} of ${kills} kills, ${world.acknowledged.size} intents`);
    }
    shop.sandbox.faults.clear();
    await sleep(2 * longestDelay);
    const last = await open();
    await checkStart({ world, console: last, found, say });
    await clearUp(world, last);
    await last.close();
    const file = ledgerFile(join(dataFolder, 'sandbox'));
    const problems = verifyLedger(file);
    if (problems.length > 0) throw new Error(`The ledger is not sound: ${JSON.stringify(problems.slice(0, 5))}`);
    const books = judgeBooks(file, shop, world, say);
    return {
      ...found,
      ...books,
      kills: killed,
      rounds,
      intentsLost: Math.max(books.intentsLost, found.intentsLost),
      intents: world.acknowledged.size,
      executed: shop.executed().length,
      pages: world.pages.size,
      visits: [...world.pages.values()].reduce((sum, { visits }) => sum + visits, 0),
      pagesChanged: world.changedPages.size,
    };
  } finally {
    await current?.kill();
    await shop.close();
    data.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Found extends Omit<Damage, 'executedNotInLedger' | 'executedTwice' | 'pagesChanged'> {
  cutWhileSending: number;
  refusedOpen: number;
}

/** Starts the console on a ledger whose log was lost, and puts it back where that was refused. */
async function loseAndStart(
  lost: LostLog | undefined,
  start: () => StartingConsole,
  found: Found,
  say: (line: string) => void,
): Promise<void> {
  if (!lost) return;
  const starting = start();
  const refusal = await starting.opened.then(
    () => undefined,
    (failure: Error) => failure.message,
  );
  await starting.kill();
  if (lost.isOlder && refusal === undefined) {
    found.silentlyEmptied += 1;
    say('A ledger that was older than its witness was opened');
  }
  // A log that is lost while it is copied into the file leaves that damaged, which is refused as well.
  if (refusal?.match(/"code":"(?:olderThanWitness|corrupt)"/)) found.refusedOpen += 1;
  else if (refusal !== undefined) throw new Error(refusal);
  lost.putBack();
}

/** In milliseconds after the start was looked over. */
const longestLife = 1_000;

/** So many things are done at once. */
const hands = 3;

async function live(checked: Checked, dice: Dice, disk?: Pick<SmallData, 'fill' | 'makeRoom'>): Promise<void> {
  const { world, console } = checked;
  const { faults } = world.shop.sandbox;
  let working: Promise<unknown> | undefined;
  try {
    await checkStart(checked);
    faults.clear();
    for (let count = 4 + dice.below(5); count > 0; count -= 1) faults.add(inventFault(dice));
    working = Promise.all(Array.from({ length: hands }, () => work({ world, console, dice })));
    await Promise.race([sleep(dice.below(longestLife)), working]);
    disk?.fill();
    if (disk) await Promise.race([sleep(dice.below(longestLife)), working]);
    // In half of these rounds there is room again before the kill, and what was held can be written.
    if (disk && dice.happens(0.5)) {
      disk.makeRoom();
      await Promise.race([sleep(dice.below(2 * longestLife)), working]);
    }
  } finally {
    await console.kill();
    disk?.makeRoom();
  }
  await working;
}

async function work(life: { world: World; console: HeadlessConsole; dice: Dice }): Promise<void> {
  try {
    for (;;) await actAtRandom(life);
  } catch (failure) {
    if (!(failure instanceof ConsoleGone)) throw failure;
  }
}

interface Checked {
  readonly world: World;
  readonly console: HeadlessConsole;
  readonly found: Found;
  readonly say: (line: string) => void;
}

/** What the last life was told is there, and nothing is held by two. */
async function checkStart({ world, console, found, say }: Checked): Promise<void> {
  for (const operationId of world.lately) {
    const shown = await console.ask('operations.show', { operationId });
    const told = world.acknowledged.get(operationId) ?? 'drafted';
    const state = shown.ok ? shown.value.state : undefined;
    if (!isLost(state, told)) continue;
    found.intentsLost += 1;
    say(`Lost: operation ${operationId} was said to be ${told}, and is ${state}`);
  }
  const open = await console.ask('operations.list', { only: 'toSettle', limit: 500 });
  const toSettle = open.ok ? open.value : [];
  const all = await console.ask('operations.list', { only: 'all', limit: 500 });
  const waiting = all.ok ? all.value.filter(({ page }) => page !== undefined) : [];
  found.twoOpenIntents += countCollisions([...toSettle, ...waiting], world.shop);
  const cut = toSettle.filter(({ operationId }) => world.lately.has(operationId));
  if (cut.some(({ attempts }) => attempts.at(-1)?.cause === 'stoppedWhileSending')) found.cutWhileSending += 1;
  world.lately.clear();
}
