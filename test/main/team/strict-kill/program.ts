import { runDesk } from '../../../soak/team/run-desk.ts';
import { connectFit } from '../seat/fit.ts';

/** A desk in a process of its own, on an engine of the tests, which has no fsync. */
await runDesk(import.meta.url, { connect: connectFit });
