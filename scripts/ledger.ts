import { type Command, readCommand } from './ledger/command.ts';
import { rebuild } from './ledger/rebuild.ts';
import { restore } from './ledger/restore.ts';
import { verify } from './ledger/verify.ts';

const run: Readonly<Record<Command['name'], (files: readonly string[]) => boolean>> = { verify, rebuild, restore };

try {
  const { name, files } = readCommand(process.argv.slice(2));
  process.exitCode = run[name](files) ? 0 : 1;
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exitCode = 2;
}
