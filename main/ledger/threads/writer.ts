import { isMainThread } from 'node:worker_threads';
import { checkAtStart } from '../database/check.ts';
import { migrate } from '../database/migrate.ts';
import { openWritable, type WritableDatabase } from '../database/open.ts';
import { judgeWitness } from '../witness/judge.ts';
import { ownSide } from './serve.ts';
import { serveWriter } from './serve-writer.ts';

/** Opens a ledger's file for writing, once its soundness and its witness are looked at. */
export function openWriter(file: string): WritableDatabase {
  const database = openWritable(file);
  checkAtStart(database);
  judgeWitness(database);
  migrate(database);
  return database;
}

if (!isMainThread) serveWriter(ownSide(), openWriter);
