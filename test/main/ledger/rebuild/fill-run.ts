import Database from 'better-sqlite3';

/*
 * Fills a new file in tiny parts, in a process that kills itself once it has run so many statements: in the middle of a
 * transaction, between two, wherever that is. Arguments: the ledger, the new file, the number of statements.
 */
const [old = '', file = '', most = ''] = process.argv.slice(2);
let left = Number(most);
const { prepare } = Database.prototype;
Database.prototype.prepare = function prepareCounted(this: Database.Database, sql: string) {
  const statement = prepare.call(this, sql);
  for (const name of ['run', 'get', 'all'] as const) {
    const ask = statement[name].bind(statement) as (...given: unknown[]) => unknown;
    Object.assign(statement, {
      [name]: (...parameters: unknown[]) => {
        left -= 1;
        if (left === 0) process.kill(process.pid, 'SIGKILL');
        return ask(...parameters);
      },
    });
  }
  return statement;
} as typeof prepare;

const { openFilling } = await import('../../../../main/ledger/rebuild/fill.ts');
const { tinyPortion } = await import('./tiny-portion.ts');
const filling = openFilling(old, file, tinyPortion);
while (!filling.step());
filling.close();
process.stdout.write('filled');
