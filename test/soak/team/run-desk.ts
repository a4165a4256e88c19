import { join } from 'node:path';
import { z } from 'zod';
import { systemClock } from '../../../main/clock.ts';
import { type ConsolePorts, createConsole } from '../../../main/console.ts';
import { protocol, readLines, writeAnswer, writeEvent, writeTaken } from '../../../main/hosts/headless/lines.ts';
import { readHeadlessOptions } from '../../../main/hosts/headless/options.ts';
import { takeExport } from '../../../main/hosts/headless/take-export.ts';
import { takeOwnership } from '../../../main/ledger/owner.ts';
import { findPlaces } from '../../../main/places.ts';
import { openKeychainFile } from './keychain.ts';

const question = z.looseObject({
  id: z.int(),
  channel: z.string().optional(),
  input: z.unknown().optional(),
  take: z.object({ path: z.string() }).optional(),
  join: z.string().optional(),
});

/**
 * A whole desk without a window in this process, with a keychain that outlives it: the lines of the headless program, and `join` with
 * the text of a join file. `here` is the address of the file that was started.
 */
export async function runDesk(here: string, engines?: ConsolePorts['engines']): Promise<void> {
  const options = readHeadlessOptions(process.argv.slice(2));
  if (options === 'help') throw new Error('A desk that is killed helps nobody.');
  const { dataFolder, patience } = options;
  // In a bundle, where the file is `.js`, the threads' files lie beside it.
  const places = findPlaces(here.endsWith('.js') ? here : new URL('../../../main/places.ts', import.meta.url).href);
  takeOwnership(dataFolder);
  const running = await createConsole({
    clock: systemClock,
    dataFolder,
    threads: places.threads,
    exportReader: places.exportReader,
    keychain: openKeychainFile(join(dataFolder, 'keychain.json')),
    proxyFor: async () => undefined,
    ...(patience && { patience }),
    ...(engines && { engines }),
    startDemo: undefined,
    user: 'a.clerk',
    about: { version: '0.0.0', host: { kind: 'headless', version: '' }, systemLocale: 'en' },
  });
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const complain = (text: string) => void process.stderr.write(`${text}\n`);
  const answer = async (line: string): Promise<void> => {
    const { id, channel, input, take, join: file } = question.parse(JSON.parse(line));
    if (take) return say(writeTaken(id, await takeExport(running, { ...take, accountId: undefined, complain })));
    if (file === undefined) return say(writeAnswer(id, await running.receive(JSON.stringify({ channel, input }))));
    say(writeAnswer(id, JSON.stringify(await running.team.join('sandbox', file))));
  };
  process.stdout.on('error', () => process.exit(1));
  say(JSON.stringify({ open: true, protocol }));
  running.listen((event) => say(writeEvent(event)));
  await readLines(process.stdin, (line) => void answer(line));
  await running.close();
}
