import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runTour } from './tour/run.ts';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'tour-out' } } });
process.exitCode = await runTour(resolve(values.out));
