import { createInterface } from 'node:readline/promises';
import { findPlaces } from '../main/places.ts';
import { Refused, runImport } from './import/run.ts';
import { type Command, readWords, usage } from './import/words.ts';

/** `npm run import -- FILE`: the preview of a file on a terminal, and its import once the person has said so. */
async function ask(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(?:es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

function readOrRefuse(): Command | undefined {
  try {
    return readWords(process.argv.slice(2));
  } catch (failure) {
    console.error(`${failure instanceof Error ? failure.message : failure}\n\n${usage}`);
    process.exitCode = 2;
    return undefined;
  }
}

const command = readOrRefuse();
if (command?.kind === 'help') console.log(usage);
else if (command) {
  const places = findPlaces(new URL('../main/places.ts', import.meta.url).href);
  try {
    process.exitCode = await runImport(command, places, { say: (line) => console.log(line), ask });
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    console.error(failure.message);
    process.exitCode = 1;
  }
}
