import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { type ChannelName, channels, type Refusal, refusalSchema } from '../../../contract/index.ts';
import type { Receive } from '../../../main/channels/receive.ts';
import { systemClock } from '../../../main/clock.ts';
import { createConsole } from '../../../main/console.ts';
import { openReadable, type ReadableDatabase } from '../../../main/ledger/database/open.ts';
import { ledgerFile, openLedger } from '../../../main/ledger/ledger.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { channelSamples } from '../../contract-samples.ts';
import { findSecret, holdsSecret } from '../../secret-scan.ts';
import { exportReader, threads } from '../../threads.ts';
import { accountForm } from '../accounts/samples.ts';
import { importRows, row } from '../ledger/samples.ts';
import { canary, payload } from './payloads.ts';

export interface PayloadOptions {
  readonly payloads: number;
  readonly seed?: number;
  readonly say?: (line: string) => void;
  /** Spoils the receiver, to show what is seen. */
  readonly through?: (receive: Receive) => Receive;
}

/** How the payloads were answered. */
export interface PayloadTally {
  payloads: number;
  /** Turned away at the boundary. */
  invalid: number;
  /** Refused further in. */
  refused: number;
  accepted: number;
}

/** What the vault has, and what a payload of `secret.keep` brings: no answer may hold either. */
export const secrets = ['Y#iK*h-fZ>E<:7Ai', 'k33p-m3-s3cr3t!'] as const;

const resultOf = (output: z.ZodType) =>
  z.union([
    z.strictObject({ ok: z.literal(true), value: output }),
    z.strictObject({ ok: z.literal(false), refusal: refusalSchema }),
  ]);
const results = new Map(Object.entries(channels).map(([name, { output }]) => [name, resultOf(output)]));
const refusal = resultOf(z.never());

/**
 * Random payloads at the contract's boundary, against a whole console with an account and a transaction. Rejects with the
 * payload that brought it down, changed something without being valid, was answered otherwise than the contract says, or
 * got a secret out.
 */
export async function runPayloads({ payloads, seed, say = () => {}, through }: PayloadOptions): Promise<PayloadTally> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'be2bill-payloads-'));
  await fillLedger(dataFolder);
  const traces = { sent: 0, keychain: 0, events: 0 };
  const running = await openConsole(dataFolder, traces);
  const receive = through?.(running.receive) ?? running.receive;
  const ledger = openReadable(ledgerFile(join(dataFolder, 'sandbox')));
  const tally: PayloadTally = { payloads: 0, invalid: 0, refused: 0, accepted: 0 };
  const photograph = () => JSON.stringify([traces, versionOf(ledger), ...readSmallFiles(dataFolder)]);
  const ask = (channel: ChannelName, input: unknown) => running.receive(JSON.stringify({ channel, input }));
  /** Some valid payloads take away what the others are about. */
  const settleIn = async () => {
    await ask('preferences.change', { environment: 'sandbox' });
    await ask('accounts.add', shop);
    await ask('secret.keep', { accountId: 'SHOP', purpose: 'signing', secret: secrets[0], where: 'keychain' });
  };
  /** Whatever locked it: the rest is about what lies behind the wall. */
  const unlock = () => ask('lock.unlock', { by: 'system' });
  /** The console seals and tidies its ledger by itself in between; what a payload does it does again. */
  const changesEachTime = async (text: string) => {
    for (let again = 0; again < 5; again += 1) {
      const before = photograph();
      await receive(text);
      if (photograph() === before) return false;
    }
    return true;
  };
  const check = async (text: string) => {
    if (tally.payloads % 500 === 0) await settleIn();
    if (tally.payloads % 10_000 === 0) say(JSON.stringify(tally));
    tally.payloads += 1;
    await unlock();
    const before = photograph();
    const answered = await receive(text);
    if (secrets.some((secret) => holdsSecret(Buffer.from(answered), secret))) throw new Error('It holds a secret.');
    const parsed = (results.get(channelOf(text)) ?? refusal).safeParse(JSON.parse(answered));
    if (!parsed.success) throw new Error(`The contract knows no such answer: ${answered.slice(0, 500)}`);
    const answer = parsed.data as { ok: true } | { ok: false; refusal: Refusal };
    if (answer.ok) tally.accepted += 1;
    else if (isTurnedAway(answer.refusal)) {
      tally.invalid += 1;
      if (answered.includes(canary)) throw new Error(`It repeats what was sent: ${answered}`);
      if (photograph() !== before && (await changesEachTime(text))) {
        throw new Error('It was invalid and changed something.');
      }
    } else {
      if (answer.refusal.code === 'internal') throw new Error(`Something broke: ${answered}`);
      tally.refused += 1;
    }
  };
  try {
    await fc.assert(fc.asyncProperty(payload.map(withSecret), check), {
      numRuns: payloads,
      includeErrorInReport: true,
      ...(seed !== undefined && { seed }),
    });
    const log = findSecret(dataFolder, secrets[0]).concat(findSecret(dataFolder, secrets[1]));
    if (log.length > 0) throw new Error(`A secret stands in ${log.join(', ')}.`);
    return tally;
  } finally {
    ledger.close();
    await running.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** The one channel that takes a secret shall bring one that can be looked for. */
function withSecret(text: string): string {
  return text.replaceAll(channelSamples['secret.keep'].secret, secrets[1]);
}

const shop = accountForm({ url: 'http://127.0.0.1:9' });

async function fillLedger(dataFolder: string): Promise<void> {
  const ledger = await openLedger(join(dataFolder, 'sandbox'), threads);
  await importRows(ledger, [row({ transactionId: 'A100', amountMinor: 100_000 })]);
  await ledger.close();
}

/** Nothing of it leaves this machine: its gateway is none, and every proxy a closed door. */
async function openConsole(dataFolder: string, traces: { sent: number; keychain: number; events: number }) {
  const store = openMemoryStore();
  const running = await createConsole({
    clock: systemClock,
    dataFolder,
    threads,
    exportReader,
    keychain: {
      ...store,
      keep: (...words) => {
        traces.keychain += 1;
        return store.keep(...words);
      },
      forget: (...words) => {
        traces.keychain += 1;
        return store.forget(...words);
      },
    },
    proxyFor: async () => 'http://127.0.0.1:9',
    openGateway: () => ({
      send: async () => {
        traces.sent += 1;
        return { kind: 'unknown', cause: 'connectionLost' };
      },
      close: async () => undefined,
    }),
    startDemo: undefined,
    user: 'a.clerk',
    presence: { canAsk: () => true, ask: async () => true },
    about: { version: 'test', host: { kind: 'chromium', version: 'none' }, systemLocale: 'en-GB' },
  });
  running.listen(() => {
    traces.events += 1;
  });
  return running;
}

function isTurnedAway({ code }: Refusal): boolean {
  return code === 'invalidInput' || code === 'unknownChannel';
}

function channelOf(text: string): string {
  try {
    return String(JSON.parse(text)?.channel);
  } catch {
    return '';
  }
}

/** Changes with every change that another connection makes to the file. */
function versionOf(database: ReadableDatabase): unknown {
  return database.pragma('data_version', { simple: true });
}

function readSmallFiles(folder: string): string[] {
  const files = ['accounts.json', 'preferences.json', 'lock.json'].map((name) => join(folder, name));
  return files.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''));
}
