import {
  exportChargebacks,
  exportReconciledTransactions,
  exportReconciliation,
  exportTransactions,
} from '../../protocol/operations/index.ts';
import type { LookupAnswer } from '../answers/answer.ts';
import { invalid, missing, type Refusal } from '../answers/refusal.ts';
import type { Book } from '../book/open.ts';
import type { Attempt } from '../checks/attempt.ts';
import type { ParameterLists } from '../checks/parameter-lists.ts';
import { checkPair, checkPresence } from '../checks/presence.ts';
import { checkValidity, type Demands } from '../checks/validity.ts';
import { areLookupColumns } from '../lookups/lookup-columns.ts';
import type { ExportName } from '../lookups/names.ts';
import { type FormMap, textOf } from '../requests/form.ts';
import { acknowledge, destinationDemands } from './acknowledge.ts';

const listsOf: Readonly<Record<ExportName, ParameterLists>> = {
  exportTransactions,
  exportChargebacks,
  exportReconciliation,
  exportReconciledTransactions,
};

const demands: Demands = {
  ...destinationDemands,
  COLUMNS: (fields) => areLookupColumns(textOf(fields, 'COLUMNS') ?? ''),
  TIMEZONE: (fields) => isZone(textOf(fields, 'TIMEZONE') ?? ''),
  ENDDATE: (fields) => (textOf(fields, 'STARTDATE') ?? '') <= (textOf(fields, 'ENDDATE') ?? ''),
};

/** Acknowledges an export at once; the file is made and brought afterwards (protocol.md §10.4). */
export function orderExport(name: ExportName, attempt: Attempt, book: Book): LookupAnswer | Refusal {
  const fields = withPlainRange(attempt.fields);
  const lists = listsOf[name];
  const malformed =
    checkPresence(lists, fields) ??
    checkPair(fields, 'STARTDATE', 'ENDDATE') ??
    checkPeriod(fields) ??
    checkDestination(fields) ??
    checkValidity(lists, fields, { demands, misplaced: [] });
  return malformed ?? acknowledge(name, { ...attempt, fields }, book);
}

/** DATE, or STARTDATE with ENDDATE; both together mean the range, as a public client sends them (protocol.md §10.3). */
function checkPeriod(fields: FormMap): Refusal | undefined {
  if (fields['DATE'] === undefined && fields['STARTDATE'] === undefined) return missing('DATE');
  return fields['DATE'] === undefined || textOf(fields, 'DATE') !== undefined ? undefined : invalid('DATE');
}

function checkDestination(fields: FormMap): Refusal | undefined {
  return fields['CALLBACKURL'] === undefined && fields['MAILTO'] === undefined ? missing('CALLBACKURL') : undefined;
}

/** That client sends `DATE[0]` and `DATE[1]` for a range, besides the two names of it (protocol.md §10.3). */
function withPlainRange(fields: FormMap): FormMap {
  const { DATE, ...rest } = fields;
  if (typeof DATE !== 'object') return fields;
  const [start, end] = [textOf(DATE, '0'), textOf(DATE, '1')];
  if (start === undefined || end === undefined) return fields;
  return { STARTDATE: start, ENDDATE: end, ...rest };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}
