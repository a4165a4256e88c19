import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runTour } from './tour/run.ts';
import { runTeamTour } from './tour/team.ts';

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'tour-out' }, team: { type: 'boolean', default: false } },
});
process.exitCode = await (values.team ? runTeamTour : runTour)(resolve(values.out));
