import { runHeadlessProgram } from './hosts/headless/program.ts';
import { findPlaces } from './places.ts';

await runHeadlessProgram(process.argv.slice(2), findPlaces(import.meta.url));
