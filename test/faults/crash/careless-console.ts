import { openGateway } from '../../../main/gateway/gateway.ts';
import { runHeadlessProgram } from '../../../main/hosts/headless/program.ts';
import { findPlaces } from '../../../main/places.ts';
import { failOver } from './fail-over.ts';

// The headless program with a careless client: the first word is where it sends again after a reset.
const [secondHost = '', ...words] = process.argv.slice(2);
// In a bundle, where this file is `.js`, the threads' files lie beside it.
const here = import.meta.url;
const places = findPlaces(here.endsWith('.js') ? here : new URL('../../../main/places.ts', here).href);
await runHeadlessProgram(words, places, (options) => failOver(openGateway(options), secondHost));
