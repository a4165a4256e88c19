import {
  type ComparisonView,
  formatAmount,
  type ImportQuestion,
  type ImportResult,
  type ImportView,
  type InspectionView,
  type LeftOutRow,
  type PreparationView,
} from '../../contract/index.ts';

/** What a terminal is told, line by line; in English, as every command. */

const amountForms = { minor: 'in minor units (cents)', major: 'with decimals', decimals: 'with decimals' } as const;

const reasons: Readonly<Record<InspectionView['amounts']['because'], string>> = {
  allDecimals: 'every amount has decimals',
  someDecimals: 'only some amounts have decimals',
  olderFile: 'the columns are those of the older file',
  noDecimals: 'no amount has decimals, and no column tells',
  contradiction: 'the columns are those of the newer file, and no amount has decimals',
  noDifference: 'it makes no difference here',
  lookup: 'look-ups are answered so',
};

export function describeInspection(seen: InspectionView): string[] {
  const [table] = seen.tables;
  const form = seen.amounts.form === null ? 'nobody can say how' : amountForms[seen.amounts.form];
  return [
    `${seen.name}: ${seen.exact ? '' : 'about '}${seen.rows} rows, ${seen.bytes} bytes`,
    `  written    ${table?.kind === 'json' ? 'JSON' : `CSV with ${JSON.stringify(table?.delimiter ?? '')}`}, ${table?.encoding}, ${seen.compression === 'none' ? 'not packed' : seen.compression}`,
    `  amounts    ${form}: ${reasons[seen.amounts.because]}`,
    `  times      ${seen.timesWithOffset === 'all' ? 'each names its offset' : `in ${seen.zone} where they name no offset`}`,
    `  accounts   ${seen.accounts.map(({ accountId, rows }) => `${accountId} (${rows})`).join(', ') || 'none that is known'}`,
    ...(seen.strangers.length > 0 ? [`  left out   rows of ${seen.strangers.join(', ')}: no such account here`] : []),
    `  currencies ${seen.currencies.join(', ') || "none told: the account's own"}`,
    `  columns    ${seen.columns.known.length} known; not read: ${seen.columns.unknown.join(', ') || 'none'}`,
    `             missing: ${seen.columns.missing.join(', ') || 'none'}`,
    ...seen.sample.map((sampled) =>
      sampled.kind === 'told'
        ? `    ${[
            new Date(sampled.row.happenedAt).toISOString(),
            sampled.row.operation,
            formatAmount(sampled.row.amount, 'en'),
            sampled.row.execcode,
            sampled.row.transactionId,
            sampled.row.orderId,
          ].join('  ')}`
        : `    ${describeLeftOut(sampled.row)}`,
    ),
  ];
}

const ways: Readonly<Record<ImportQuestion['about'], string>> = {
  account: '--account',
  amounts: '--amounts',
  zone: '--zone',
  encoding: '--encoding',
};

export function describeQuestion({ about, proposed, choices, required }: ImportQuestion): string {
  const said = required ? 'say' : `taken for ${proposed}; if that is wrong, say`;
  return `  not certain: the ${about}; ${said} ${ways[about]} ${choices.join('|')}`;
}

export function describeComparison(compared: ComparisonView): string[] {
  return [
    `Against the ledger: ${compared.new} new, ${compared.changed} changed, ${compared.same} known, ${compared.contradicting} contradicting, ` +
      `${compared.unreadable} unreadable, ${compared.strange} of accounts that are not here`,
    ...compared.firstContradicting.map(
      ({ row, known }) =>
        `  contradicts: ${row.transactionId} is ${known.operation} ${formatAmount(known.amount, 'en')} here, ${row.operation} ${formatAmount(row.amount, 'en')} in the file`,
    ),
    ...compared.firstLeftOut.map((row) => `  ${describeLeftOut(row)}`),
  ];
}

export function describeLeftOut({ table, line, column, problem, transactionId }: LeftOutRow): string {
  const place = `${table === '' ? '' : `${table}, `}line ${line}${transactionId === '' ? '' : ` (${transactionId})`}`;
  return `left out: ${place}, column ${column}: ${problem}`;
}

export function describeResult(result: ImportResult, folder: string): string[] {
  if (result.kind === 'stopped') return [`Stopped behind ${result.imported} rows. The same file goes on behind them.`];
  const { imported, leftOut, sideFile, resumed, importId } = result;
  return [
    `${imported} rows imported${resumed ? ', going on where it had stopped' : ''}; import ${importId}`,
    ...(leftOut > 0 ? [`${leftOut} rows left out: ${folder}/${sideFile}`] : []),
  ];
}

export function describeImport({ importId, source, rows, begunAt, recordedAt, withdrawnAt }: ImportView): string {
  const state = withdrawnAt !== null ? 'withdrawn' : recordedAt === null ? 'broke off' : 'imported';
  return `${importId}  ${new Date(begunAt).toISOString()}  ${state}  ${rows} rows  ${source}`;
}

/** How far the ledger is made anew, to the tenth: nobody reads a line for each percent. */
export function describePreparation({ done, total, left }: PreparationView): string {
  const tenths = total === 0 ? 0 : Math.min(10, Math.floor((10 * done) / total));
  const minutes = left === null ? null : Math.ceil(left / 60_000);
  const known =
    minutes === null || tenths === 0 ? '' : `, about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`;
  return `The ledger is made anew and only read meanwhile: ${10 * tenths} %${known}`;
}
