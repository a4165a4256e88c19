import { expect, it } from 'vitest';
import type { LogPart } from '../../../../main/ports/replica.ts';
import { row } from '../samples.ts';
import { importInto, openDesk, type TestDesk } from './desks.ts';

/** A desk that takes in, and how often it read back what it had stored. */
function openLate() {
  const desk = openDesk('b.clerk');
  const { database } = desk;
  const asked: string[] = [];
  const prepare = database.prepare.bind(database);
  Object.assign(database, {
    prepare: (sql: string) => {
      asked.push(sql);
      return prepare(sql);
    },
  });
  const count = (begin: string) => asked.filter((sql) => sql.startsWith(begin)).length;
  return {
    desk,
    imports: () => count('SELECT body FROM colleague_rows'),
    people: () => count('SELECT salt, body FROM texts'),
  };
}

const sameClient = { client: 'one', clientEmail: 'one@example.org' };

/** An import of three rows of one customer, told a row a page and the line that ends it last. */
function tellByPages() {
  const colleague = openDesk('a.clerk');
  const ids = ['A1', 'A2', 'A3'];
  importInto(
    colleague,
    ids.map((transactionId) => row({ transactionId }, sameClient)),
  );
  const rows = ids.map((_, index) => colleague.tell({ sequence: 0, rows: index }, 0, 1));
  return { colleague, rows, line: colleague.tell({ sequence: 0, rows: ids.length }, 1, 0) };
}

const store = ({ writer }: TestDesk, parts: readonly LogPart[]) => {
  for (const part of parts) writer.storePart(part);
};

function change(
  part: LogPart | undefined,
  changed: (row: LogPart['packs'][number]['rows'][number]) => object,
): LogPart {
  if (!part) throw new Error('There is no such page.');
  const packs = part.packs.map((pack) => ({
    ...pack,
    rows: pack.rows.map((told) => ({ ...told, ...changed(told) })),
  }));
  return { ...part, packs };
}

it('what came page by page is neither read back at the end of its import, nor its customer for every row', () => {
  const { rows, line } = tellByPages();
  const { desk, imports, people } = openLate();
  store(desk, rows);
  expect(people()).toBe(0);
  store(desk, [line]);
  expect(imports()).toBe(0);
  expect(desk.database.prepare('SELECT count(*) FROM colleague_rows').pluck().get()).toBe(3);
});

it('another row on a later page is found out at the end of the import', () => {
  const { rows, line } = tellByPages();
  const { desk } = openLate();
  const [one, two, three] = rows;
  const another = change(two, ({ body }) => ({ body: body.replace('10000', '90000') }));
  store(
    desk,
    [one, another, three].filter((part) => part !== undefined),
  );
  expect(() => store(desk, [line])).toThrow('other rows');
});

it('another digest of a customer who is known is held to their text', () => {
  const { rows } = tellByPages();
  const { desk, people } = openLate();
  const [one, two] = rows;
  const forged = change(two, ({ person }) => ({ person: { textId: person?.textId, digest: '0'.repeat(64) } }));
  store(desk, one ? [one] : []);
  expect(() => store(desk, [forged])).toThrow('is not the one that was written down');
  expect(people()).toBe(1);
});

it('a page that was taken back was not seen: import and customer are read back where they go on', () => {
  const { rows, line } = tellByPages();
  const { desk, imports, people } = openLate();
  const [one, two, three] = rows.filter((part) => part !== undefined);
  if (!one || !two || !three) throw new Error('Three pages were told.');
  store(desk, [one]);
  const spoiled = change(two, () => ({ body: '{}' }));
  expect(() => store(desk, [spoiled])).toThrow();
  store(desk, [two, three]);
  expect(people()).toBe(1);
  store(desk, [line]);
  expect(imports()).toBe(1);
});

it('a customer who came with a page that was taken back is not there', () => {
  const { rows } = tellByPages();
  const { desk } = openLate();
  const [one, two] = rows;
  if (!one || !two) throw new Error('Two pages were told.');
  desk.database.exec(`CREATE TRIGGER full AFTER INSERT ON colleague_rows WHEN new.body LIKE '%A1%'
    BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`);
  expect(() => store(desk, [one])).toThrow('the disk is full');
  desk.database.exec('DROP TRIGGER full');
  store(desk, [change({ ...one, texts: [] }, () => ({ person: null }))]);
  expect(() => store(desk, [{ ...two, texts: [] }])).toThrow('is not there');
});
