import { parseArgs } from 'node:util';
import { runBench } from '../test/bench/run.ts';

/** `npm run bench -- sandbox`: signed refunds a second against a bare fastify in the same run. */
const usage = 'npm run bench -- sandbox [--json] [--refunds 600] [--rounds 15] [--connections 16]';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    refunds: { type: 'string', default: '600' },
    rounds: { type: 'string', default: '15' },
    connections: { type: 'string', default: '16' },
  },
});

if (positionals.join() !== 'sandbox') {
  console.error(usage);
  process.exit(2);
}

const result = await runBench({
  refunds: count('refunds'),
  rounds: count('rounds'),
  connections: count('connections'),
});
if (values.json) console.log(JSON.stringify(result));
else {
  console.log(`${result.refundsPerSecond} signed refunds a second`);
  console.log(
    `${result.bareFastifyPerSecond} hellos a second from a bare fastify: the refunds reach ${result.ratio} of it`,
  );
}

function count(name: 'refunds' | 'rounds' | 'connections'): number {
  if (/^[1-9]\d{0,6}$/.test(values[name])) return Number(values[name]);
  console.error(`--${name} must be a whole number from 1 on, not "${values[name]}".\n${usage}`);
  process.exit(2);
}
