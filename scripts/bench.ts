import { runBench } from './bench/run.ts';
import { readWords, usage } from './bench/words.ts';

/*
 * `npm run bench -- sandbox|ledger|search|desk|start|window|memory|import|team`: how fast it is, in numbers that can be compared. With
 * `--json` the last line on stdout is the result; progress goes to stderr.
 */
const words = readWords(process.argv.slice(2));
if (words.kind === 'unclear') {
  console.error(`${words.why}\n\n${usage}`);
  process.exitCode = 2;
} else {
  await runBench(words);
}
