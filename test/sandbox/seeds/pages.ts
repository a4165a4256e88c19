import { readFileSync } from 'node:fs';

/** The gateway's pages, by the names that comments use for them. */
export type Page = 'S0' | 'S3' | 'S4';

const files: Readonly<Record<Page, string>> = {
  S0: '000_0b6fb89103490a6d.txt',
  S3: '003_8ce56188815fd178.txt',
  S4: '004_8221906427584d84.txt',
};

/** The lines of a page; line 1 stands at 0. */
export function linesOf(page: Page): readonly string[] {
  return readFileSync(new URL(`../../../docs/seeds/${files[page]}`, import.meta.url), 'utf8').split(/\r?\n/);
}

/** A curl command of a page. */
export interface Example {
  /** `S4:23`. */
  readonly source: string;
  /** The address's path. */
  readonly path: string;
  /** What `--data` names, in its order: `params[AMOUNT]=1000`. */
  readonly data: readonly string[];
}

export function examplesOf(page: Page): readonly Example[] {
  const lines = linesOf(page);
  return lines.flatMap((line, index) => {
    const url = /^\$> curl .*--url "([^"]+)"/.exec(line)?.[1];
    if (url === undefined) return [];
    const end = lines.findIndex((later, at) => at > index && !later.startsWith('--data '));
    const data = lines.slice(index + 1, end).map((option) => /^--data "(.*)" \\$/.exec(option)?.[1] ?? '');
    return [{ source: `${page}:${index + 1}`, path: new URL(url).pathname, data }];
  });
}

/** A row of a page's parameter tables. */
export interface TableRow {
  /** `S4:59`. */
  readonly source: string;
  /** `AMOUNT`, `CART[X][PRICE]`. */
  readonly name: string;
  /** As printed: `string(1-32)`. */
  readonly type: string;
}

/** Every row of a page's tables that stands on one of these lines, both included. */
export function tableRowsOf(page: Page, first = 1, last = Number.POSITIVE_INFINITY): readonly TableRow[] {
  return linesOf(page).flatMap((line, index) => {
    const [, name, type] = /^ {2}• ([A-Z0-9_]{4,}(?:\[X\]\[[A-Z]+\])?) (.+)$/.exec(line) ?? [];
    const isWanted = index + 1 >= first && index + 1 <= last;
    return name && type && isWanted ? [{ source: `${page}:${index + 1}`, name, type }] : [];
  });
}
