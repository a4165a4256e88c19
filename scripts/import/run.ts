import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Bridge, buildBridge, type ImportCorrections, type Refusal, type Result } from '../../contract/index.ts';
import { openHeadless } from '../../main/hosts/headless/open.ts';
import type { Places } from '../../main/places.ts';
import {
  describeComparison,
  describeImport,
  describeInspection,
  describeQuestion,
  describeResult,
} from './describe.ts';
import { untilPrepared } from './until-prepared.ts';
import type { Command, Where } from './words.ts';

/** How the command meets the one who typed it. */
export interface Terminal {
  readonly say: (line: string) => void;
  readonly ask: (question: string) => Promise<boolean>;
  /** Whether the keychain is left alone, as in a test. */
  readonly noKeychain?: boolean;
}

/** Why a command did not do what it was asked; said as it is. */
export class Refused extends Error {}

/** Gives the exit code. */
export async function runImport(
  command: Exclude<Command, { kind: 'help' }>,
  places: Places,
  terminal: Terminal,
): Promise<number> {
  const { dataFolder } = command.where;
  const opening = await openHeadless(
    {
      dataFolder,
      demo: false,
      production: true,
      now: undefined,
      patience: undefined,
      keychain: !terminal.noKeychain,
    },
    { places, environment: process.env },
  );
  if (opening.kind === 'closed') {
    const isOwned = opening.code === 'owned';
    throw new Refused(
      isOwned ? `${dataFolder} is open in a console: drop the file on its window instead.` : opening.why,
    );
  }
  const { running } = opening;
  try {
    const bridge = buildBridge({ send: running.receive, listen: running.listen });
    const environment = await enter(bridge, command.where);
    switch (command.kind) {
      case 'import':
        return await importFile(
          bridge,
          running.offerFile,
          { ...command, folder: join(dataFolder, environment, 'imports') },
          terminal,
        );
      case 'list': {
        const { imports } = required(await bridge.imports.list({ limit: 500 }));
        for (const known of imports) terminal.say(describeImport(known));
        return 0;
      }
      case 'withdraw': {
        const { imports } = required(await bridge.imports.list({ limit: 500 }));
        const known = imports.find(({ importId }) => importId === command.importId);
        if (!known) throw new Refused(`There is no import ${command.importId}. See --list.`);
        terminal.say(describeImport(known));
        if (!command.sure && !(await terminal.ask('Withdraw it? What only this import told no longer counts.')))
          return 1;
        const { kept } = required(await bridge.imports.withdraw({ importId: command.importId }));
        const isPrepared = await untilPrepared(
          async () => required(await bridge.console.describe({})).preparation,
          terminal.say,
        );
        if (!isPrepared) {
          throw new Refused(
            'It is withdrawn, and the ledger could not be made anew: the next start of the console says why.',
          );
        }
        terminal.say(`Withdrawn.${kept > 0 ? ` ${kept} rows stay, since operations of this desk refer to them.` : ''}`);
        return 0;
      }
    }
  } finally {
    await running.close();
  }
}

async function enter(bridge: Bridge, { environment }: Where): Promise<string> {
  if (environment === undefined) return required(await bridge.console.describe({})).environment;
  required(await bridge.preferences.change({ environment: environment as 'sandbox' }));
  return environment;
}

type Import = Extract<Command, { kind: 'import' }> & { readonly folder: string };

async function importFile(
  bridge: Bridge,
  offerFile: (path: string) => string,
  { path, account, corrections: said, compare, sure, folder }: Import,
  { say, ask }: Terminal,
): Promise<number> {
  if (!existsSync(path)) throw new Refused(`There is no file ${path}.`);
  const corrections = { ...said, ...(await findAccount(bridge, account)) };
  const file = offerFile(resolve(path));
  const seen = required(await bridge.imports.inspect({ file, corrections }));
  for (const line of describeInspection(seen)) say(line);
  for (const question of seen.questions) say(describeQuestion(question));
  if (seen.questions.some((question) => question.required)) {
    throw new Refused('Nothing was imported: say what is not certain, and type the command again.');
  }
  if (compare) {
    const compared = required(await bridge.imports.compare({ file, corrections }));
    if (compared) for (const line of describeComparison(compared)) say(line);
  }
  if (!sure && !(await ask('Import it?'))) return 1;
  const result = required(await bridge.imports.start({ file, corrections }));
  for (const line of describeResult(result, folder)) say(line);
  return result.kind === 'taken' && result.leftOut === 0 ? 0 : 1;
}

/** By its id or its IDENTIFIER. */
async function findAccount(bridge: Bridge, name: string | undefined): Promise<Pick<ImportCorrections, 'accountId'>> {
  if (name === undefined) return {};
  const { accounts } = required(await bridge.console.describe({}));
  const found = accounts.find(({ accountId, identifier }) => accountId === name || identifier === name);
  if (found) return { accountId: found.accountId };
  const known = accounts.map(({ identifier }) => identifier).join(', ') || 'none';
  throw new Refused(`There is no account ${name} here; known are: ${known}.`);
}

function required<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Refused(explain(result.refusal));
}

function explain(refusal: Refusal): string {
  switch (refusal.code) {
    case 'fileUnfit':
      return `The file cannot be imported: ${refusal.reason}${refusal.column === '' ? '' : ` (${refusal.column})`}.`;
    case 'ledgerBeingPrepared':
      return 'The ledger is being made anew. Start the console once, and try again when that is done.';
    default:
      return `The console refused: ${JSON.stringify(refusal)}.`;
  }
}
