import type { AccountForm } from '../../../contract/index.ts';
import type { AccountDescription } from '../../../sandbox/index.ts';
import { createDice, type Dice } from '../../faults/crash/chance.ts';
import { accountForm } from '../../main/accounts/samples.ts';
import type { SqliteCore } from '../../main/ports/sqlite-core.ts';
import { openBookGateway, secret } from './book.ts';
import { charge } from './charge.ts';
import { bringExport } from './hear/export.ts';
import { lookUp } from './hear/look-up.ts';
import { bringNotification } from './hear/notification.ts';
import { Heard } from './heard.ts';
import { visitPage } from './holder.ts';
import { judgeLedger, judgeWindow } from './judge/judge.ts';
import { clearUp, operate, sendAgain } from './own.ts';
import { askAboutPage, handOver } from './pages.ts';
import { chargeBack, pass, sell, workElsewhere } from './shop.ts';
import { openWindow, type Spoil, type Window } from './window.ts';
import { openWire } from './wire.ts';
import { collectNews, type Fault, type World } from './world.ts';

/** A run: what its accounts and its day are made of, then a number for each step. The same numbers make the same run. */
export interface Script {
  readonly head: number;
  readonly steps: readonly number[];
}

/** What a run came to. */
export interface Played {
  readonly faults: readonly Fault[];
  readonly guards: { readonly honest: number; readonly spoke: number };
  /** What happened, in words. */
  readonly lines: readonly string[];
}

/** What may happen in a step, by how often. */
const acts: readonly (readonly [share: number, act: (world: World) => Promise<void>])[] = [
  [9, sell],
  [15, workElsewhere],
  [2, chargeBack],
  [24, bringNotification],
  [12, lookUp],
  [8, bringExport],
  [28, operate],
  [9, charge],
  [6, handOver],
  [8, visitPage],
  [3, askAboutPage],
  [6, clearUp],
  [1, sendAgain],
  [10, pass],
];

const sum = acts.reduce((total, [share]) => total + share, 0);

/** Opens the console under test before a world that is not whole yet. */
export type OpenConsole = (setting: {
  readonly forms: readonly AccountForm[];
  readonly worldOf: () => World;
}) => Promise<{
  readonly window: Window;
  readonly loses: boolean;
  /** How long a step takes, in milliseconds. */
  readonly pause: (dice: Dice) => number;
}>;

/** In this thread, on an empty ledger. */
export function openHere(core: SqliteCore, spoil?: Spoil): OpenConsole {
  return async ({ forms, worldOf }) => {
    core.renew();
    const now = () => worldOf().gateway.now();
    // What follows each other within a second of the gateway's has no order that anybody is told.
    const pause = (dice: Dice) => (dice.happens(0.15) ? 0 : 2 + dice.below(58)) * 1_000;
    return { window: openWindow({ core, forms, gateway: openWire(worldOf), now, spoil }), loses: true, pause };
  };
}

/** Plays a run from its script on an empty ledger, and holds the window against the book after each step. */
export async function playRun(open: OpenConsole, { head, steps }: Script): Promise<Played> {
  const dice = createDice(head, 0);
  const { descriptions, forms, start } = inventSetting(dice);
  const gateway = openBookGateway(descriptions, start);
  const onlyNotified = dice.happens(0.3);
  const { window, loses, pause } = await open({ forms, worldOf: () => world });
  const world: World = {
    gateway,
    window,
    forms,
    loses,
    deaf: onlyNotified || dice.happens(loses ? 0.5 : 1),
    onlyNotified,
    trouble: { fate: undefined, damage: undefined },
    answered: [],
    troubled: dice.happens(0.7),
    heard: new Heard(),
    mail: [],
    read: [],
    files: [],
    made: new Map(),
    named: new Set(),
    misnamed: new Map(),
    script: [describeSetting(descriptions, forms, start)],
    faults: [],
    kept: new Set(),
    captureDates: new Set(),
    charged: [],
    pages: [],
    guards: { honest: 0, spoke: 0 },
    orders: [],
    dice,
    step: 0,
  };
  try {
    for (const step of steps) {
      world.step += 1;
      world.dice = createDice(step, 0);
      gateway.advance(pause(world.dice));
      collectNews(world);
      await actAtRandom(world);
      await judgeWindow(world);
    }
    await judgeLedger(world);
  } finally {
    await window.close();
    await gateway.close();
  }
  return { faults: world.faults, guards: world.guards, lines: world.script };
}

async function actAtRandom(world: World): Promise<void> {
  let left = world.dice.below(sum);
  const found = acts.find(([share]) => {
    left -= share;
    return left < 0;
  });
  const act = found?.[1];
  await (world.onlyNotified && (act === lookUp || act === bringExport) ? bringNotification : act)?.(world);
}

/** ISO 4217: with two, with none and with three digits behind the point. */
const currencies = ['EUR', 'EUR', 'USD', 'GBP', 'CHF', 'JPY', 'KWD', 'XOF'];

/** A forenoon, an evening before the clocks change, the last day of a month: in milliseconds UTC. */
const starts = ['2026-03-10T09:00:00Z', '2026-03-28T20:00:00Z', '2026-10-24T08:00:00Z', '2026-12-31T14:00:00Z'];

/** What a merchant may have said of how an account is paid, if anything. */
const cardWords = ['card', 'notSaid', 'several'] as const;
const debitWords = ['directDebit', 'notSaid', 'several'] as const;

function inventSetting(dice: Dice) {
  const lag = dice.pick([0, 0, 120]);
  const shops = [
    { identifier: 'SHOP', method: 'card', currency: dice.pick(currencies) },
    ...(dice.happens(0.3) ? [{ identifier: 'DEBITS', method: 'sdd', currency: 'EUR' } as const] : []),
  ] as const;
  const mandatePage = dice.happens(0.5);
  const descriptions = shops.map(
    (shop): AccountDescription => ({ ...shop, secret, credit: 'credit', exportLagMinutes: lag, mandatePage }),
  );
  const extraData = dice.pick(['id', 'id', 'labelled', 'none'] as const);
  // A merchant may have typed another currency than the gateway's.
  const isMistaken = dice.happens(0.1);
  const forms = shops.map(({ identifier, currency }) =>
    accountForm({
      identifier,
      url: 'http://127.0.0.1:1',
      currency: isMistaken ? 'EUR' : currency,
      creditMode: identifier === 'SHOP' ? 'credit' : 'off',
      exportLagMinutes: lag,
      extraData,
      paymentMethod: dice.pick(identifier === 'SHOP' ? cardWords : debitWords),
    }),
  );
  return { descriptions, forms, start: Date.parse(dice.pick(starts)) };
}

function describeSetting(shops: readonly AccountDescription[], forms: readonly AccountForm[], start: number): string {
  const named = shops.map(({ identifier, method, currency }, index) => {
    const form = forms[index];
    return `${identifier} (${method}, ${currency}; in the console ${form?.currency}, EXTRADATA ${form?.extraData}, ${form?.paymentMethod})`;
  });
  return `0. ${named.join(', ')}; it is ${new Date(start).toISOString()}`;
}

/** The script of a run of a soak: `length` steps from its seed. */
export function inventScript(seed: number, run: number, length: number): Script {
  const dice = createDice(seed, run);
  const head = dice.below(2 ** 31);
  return { head, steps: Array.from({ length }, () => dice.below(2 ** 31)) };
}
