import { findPlaces } from '../main/places.ts';

/** Names the environment variable that tells where this run's threads were built. */
export const builtThreadsVariable = 'BE2BILL_TEST_THREADS';

const built = process.env[builtThreadsVariable];

/** The threads as built for this run, or their sources, in a process that nobody told. */
export const { threads, exportReader } = findPlaces(built ?? new URL('../main/places.ts', import.meta.url).href);
