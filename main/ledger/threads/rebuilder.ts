import { workerData } from 'node:worker_threads';
import { openRebuilder } from './rebuilds.ts';
import { serveThread } from './serve.ts';

serveThread(() => openRebuilder((workerData as { file: string }).file));
