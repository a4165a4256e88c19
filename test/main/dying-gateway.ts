import { parentPort, workerData } from 'node:worker_threads';

// A demo gateway that ends at a moment of the test's choice: before its first word, or as soon as anything is asked.

if ((workerData as { file: string }).file.endsWith('at-once')) process.exit(3);
parentPort?.postMessage({ kind: 'ready', url: 'http://127.0.0.1:1', accounts: [] });
parentPort?.on('message', () => process.exit(4));
