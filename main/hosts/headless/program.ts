import type { openGateway } from '../../gateway/gateway.ts';
import type { Places } from '../../places.ts';
import { heedSignals } from '../../signals.ts';
import { runHeadless } from '../headless.ts';
import { type HeadlessOptions, readHeadlessOptions, usage } from './options.ts';

/**
 * The whole program: the words of its command line, the process's own streams and signals, its exit code. `careless`
 * stands where requests are carried; the tests hand one in to show that their harness sees what it does.
 */
export async function runHeadlessProgram(
  words: readonly string[],
  places: Places,
  careless?: typeof openGateway,
): Promise<void> {
  const options = readOrRefuse(words);
  if (options === 'help') process.stdout.write(usage);
  if (options === 'help' || options === undefined) return;
  const stopped = Promise.withResolvers<void>();
  heedSignals(process, stopped.resolve);
  // Nobody reads any more: that is an end as well.
  process.stdout.on('error', () => stopped.resolve());
  process.exitCode = await runHeadless(options, {
    places,
    environment: process.env,
    input: process.stdin,
    say: (line) => void process.stdout.write(`${line}\n`),
    complain: (text) => void process.stderr.write(`${text}\n`),
    stopped: stopped.promise,
    ...(careless && { openGateway: careless }),
  });
}

/** Undefined for words that are not understood, once that was said. */
function readOrRefuse(words: readonly string[]): HeadlessOptions | 'help' | undefined {
  try {
    return readHeadlessOptions(words);
  } catch (failure) {
    process.stderr.write(`${failure instanceof Error ? failure.message : failure}\n\n${usage}`);
    process.exitCode = 2;
    return undefined;
  }
}
