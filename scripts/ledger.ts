import { accept } from './ledger/accept.ts';
import { type Command, readCommand } from './ledger/command.ts';
import { erase } from './ledger/erase.ts';
import { rebuild } from './ledger/rebuild.ts';
import { restore } from './ledger/restore.ts';
import { verify } from './ledger/verify.ts';

const withFiles = { verify, rebuild, restore, accept } as const;

/** False when something is wrong with a file. */
function run(command: Command): boolean | Promise<boolean> {
  return command.name === 'erase' ? erase(command.file, command.sought) : withFiles[command.name](command.files);
}

try {
  process.exitCode = (await run(readCommand(process.argv.slice(2)))) ? 0 : 1;
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exitCode = 2;
}
