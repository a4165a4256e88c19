import { parentPort } from 'node:worker_threads';

/** Is asked about a file that is longer than anybody can wait for. */
parentPort?.on('message', () => {});
