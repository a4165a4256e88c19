import type { Language } from '../../contract/index.ts';
import type en from './en.json';

/** Every text of one language. The French table has the same keys; a test holds it to that. */
export type Table = typeof en;

/** Of the two tables only the one that is wanted is waited for. */
const files: Readonly<Record<Language, () => Promise<{ readonly default: Table }>>> = {
  en: () => import('./en.json'),
  fr: () => import('./fr.json'),
};

const read = new Map<Language, Table>();

/** Reads a language's table; rejects where its file is not there. */
export async function readTable(language: Language): Promise<Table> {
  const { default: table } = await files[language]();
  read.set(language, table);
  return table;
}

/** The tables that were read before; throws for another one. */
export const tables: Readonly<Record<Language, Table>> = {
  get en() {
    return requireTable('en');
  },
  get fr() {
    return requireTable('fr');
  },
};

function requireTable(language: Language): Table {
  const table = read.get(language);
  if (!table) throw new Error(`The texts of ${language} were not read.`);
  return table;
}
