import { createChromiumHost } from '../../../../main/hosts/chromium.ts';
import { readOptions } from '../../../../main/options.ts';
import { findPlaces } from '../../../../main/places.ts';
import { runToItsEnd } from '../../../../main/run.ts';

/* A process of its own for real-signals.test.ts: what `npm start` runs where there is no Electron, without a screen. */
const options = readOptions(process.argv.slice(2));
const places = findPlaces(new URL('../../../../main/places.ts', import.meta.url).href);
await runToItsEnd(createChromiumHost({ ...options, ...places, headless: true }), options, places);
process.exit();
