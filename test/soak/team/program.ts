import { runDesk } from './run-desk.ts';

/** A desk of the soak, on an engine that is as durable as a merchant's. */
await runDesk(import.meta.url);
