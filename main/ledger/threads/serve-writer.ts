import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { releaseRows } from '../../ports/packed-rows.ts';
import type { WritableDatabase } from '../database/open.ts';
import { readHead } from '../events/head.ts';
import { careBetweenPieces } from '../upkeep/between-pieces.ts';
import { keepWritesFromMerging } from '../upkeep/search-indexes.ts';
import { createUpkeep } from '../upkeep/upkeep.ts';
import { sizeOfLog } from '../upkeep/write-ahead-log.ts';
import { markWitnessed } from '../witness/judge.ts';
import { type KeptWitness, keepWitness } from '../witness/keep.ts';
import type { Call, Reply } from './messages.ts';
import { watchMoney } from './money-watch.ts';
import { closeCall, greet, type ThreadSide } from './serve.ts';
import { tellSlow } from './tell-slow.ts';
import { testify } from './testimony.ts';
import { createWriteQueue } from './write-queue.ts';
import { createWriterMethods, type WriterMethods } from './writes.ts';

/** Serves the writer's side, on a file that is opened and brought to the program's shape. */
export function serveWriter(side: ThreadSide, open: (file: string) => WritableDatabase): void {
  const { port, data } = side;
  const { file, waiting } = data;
  greet(port, () => {
    const database = open(file);
    // Another thread copies the log into the file: no write waits for that (see upkeep/write-ahead-log.ts).
    database.pragma('wal_autocheckpoint = 0');
    tellSlow(database, side);
    keepWritesFromMerging(database);
    const witness = keepWitness(file, readHead(database));
    markWitnessed(database);
    listen(port, database, new Int32Array(waiting), witness);
  });
}

/** What is done for the file's sake may fail, on a full disk for instance: the next write meets the same, and says so. */
function care(work: () => void): void {
  try {
    work();
  } catch {}
}

/** What came over packed is this thread's own copy: its bytes are let go once they are rows. */
function releaseBehind(methods: WriterMethods): WriterMethods {
  return {
    ...methods,
    recordRows: (importId, piece, stamp) => {
      try {
        return methods.recordRows(importId, piece, stamp);
      } finally {
        releaseRows(piece.rows);
      }
    },
  };
}

/** Nothing was asked for so many milliseconds: time to tidy up. */
export const quiet = 200;

/**
 * Takes calls from a port until it is closed. `waiting` counts the urgent calls that lie in the port: a long piece looks at
 * it, since no message arrives while it runs. The witness is told of each commit (see testimony.ts). `now` is a clock in
 * milliseconds that never goes back.
 */
export function listen(
  port: MessagePort,
  database: WritableDatabase,
  waiting: Int32Array,
  witness?: KeptWitness,
  now: () => number = () => performance.now(),
): void {
  const money = watchMoney(waiting, now);
  const plain = {
    methods: releaseBehind(createWriterMethods(database, money)),
    answer: (reply: Reply) => port.postMessage(reply),
  };
  const queue = createWriteQueue({ database, ...(witness ? testify({ database, witness, ...plain }) : plain) });
  const upkeep = createUpkeep(database);
  let closing = false;
  let isAtRest = false;
  let pausedUntil = 0;
  let next: NodeJS.Timeout | undefined;

  const take = (call: Call) => {
    if (call.method === closeCall) closing = true;
    else queue.add(call);
    if (!call.urgent) return;
    Atomics.sub(waiting, 0, 1);
    money.saw();
  };
  const takeAll = () => {
    for (let found = receiveMessageOnPort(port); found; found = receiveMessageOnPort(port)) take(found.message);
  };
  const later = (milliseconds: number, work: () => void) => {
    clearTimeout(next);
    next = setTimeout(work, milliseconds);
  };

  const makeRoom = () => {
    pausedUntil = now() + careBetweenPieces(database, money);
  };

  const work = () => {
    for (;;) {
      takeAll();
      if (queue.runUrgent()) continue;
      const pause = pausedUntil - now();
      if (pause > 0 && !closing) return later(pause, work);
      if (!queue.runPatient()) break;
      if (!money.isWaiting()) care(makeRoom);
    }
    if (closing) return close();
    isAtRest = false;
    upkeep.renew();
    later(quiet, tidy);
  };
  const tidy = () => care(() => (upkeep.step() ? later(0, tidy) : rest()));
  /** What is in the file itself is not lost with its write-ahead log. */
  const rest = () => {
    if (isAtRest) return;
    isAtRest = true;
    witness?.sync();
    if (sizeOfLog(database.name) > 0) database.pragma('wal_checkpoint(PASSIVE)');
  };
  const hear = (call: Call) => {
    take(call);
    work();
  };
  /** What lies in the port is heard behind its closing as well: a file that is closed twice may be another thread's by then. */
  const close = () => {
    port.off('message', hear);
    clearTimeout(next);
    care(() => {
      witness?.follow(readHead(database));
      witness?.sync();
    });
    witness?.close();
    database.close();
    port.close();
  };

  port.on('message', hear);
  later(quiet, tidy);
}
