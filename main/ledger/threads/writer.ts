import { checkAtStart } from '../database/check.ts';
import { migrate } from '../database/migrate.ts';
import { openWritable } from '../database/open.ts';
import { judgeWitness } from '../witness/judge.ts';
import { serveWriter } from './serve-writer.ts';

serveWriter((file) => {
  const database = openWritable(file);
  checkAtStart(database);
  judgeWitness(database);
  migrate(database);
  return database;
});
