import { runMalformed } from './run.ts';

/** Runs on its own, so that a crash is seen as one: bodies and seed in, one JSON line out, progress on stderr. */
const [bodies = 1000, seed] = process.argv.slice(2).map(Number);
const every = Math.ceil(bodies / 10);
let next = every;
const onBatch = (sent: number) => {
  if (sent < next) return;
  next += every;
  process.stderr.write(`${sent} of ${bodies} bodies\n`);
};
process.stdout.write(`${JSON.stringify(await runMalformed({ bodies, seed, onBatch }))}\n`);
