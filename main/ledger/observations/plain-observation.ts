import { furtherNames } from '../../domain/further-texts.ts';

/*
 * The shape of nearly every body that this program writes, told by hand: colleagues' rows come by the million, and to be read by the
 * schema is a tenth of what storing one takes. What is not of this shape is no wrong body: the schema alone says that.
 */
type Stored = Readonly<Record<string, unknown>>;

const operations = new Set<unknown>(['payment', 'authorization', 'capture', 'refund', 'credit', 'void', 'stopntimes']);
const methods = new Set<unknown>(['card', 'directDebit', 'unknown']);
const sources = new Set<unknown>(['desk', 'lookup', 'import', 'notification']);
const statuses = new Set<unknown>(['succeeded', 'waiting', 'unknown', 'refused']);
const further = new Set<string>(furtherNames);
const currency = /^[A-Z]{3}$/;
const execcode = /^\d{4}$/;

/** Whether a stored value is one that the schema of observations accepts; false for many that it accepts as well. */
export function isPlainObservation(stored: unknown): boolean {
  if (!isFields(stored)) return false;
  const { referenceId, voidedBy } = stored;
  return (
    isText(stored['accountId'], 64, 1) &&
    isText(stored['transactionId'], 32, 1) &&
    (referenceId === null || isText(referenceId, 32, 1)) &&
    operations.has(stored['operation']) &&
    isText(stored['orderId'], 255) &&
    isCount(stored['amountMinor']) &&
    isOf(currency, stored['currency']) &&
    isOf(execcode, stored['execcode']) &&
    (voidedBy === null || isText(voidedBy, 32)) &&
    typeof stored['card'] === 'string' &&
    isCount(stored['happenedAt']) &&
    typeof stored['schedule'] === 'string' &&
    typeof stored['alias'] === 'string' &&
    typeof stored['authenticated'] === 'boolean' &&
    typeof stored['extraData'] === 'string' &&
    typeof stored['chargedBack'] === 'boolean' &&
    methods.has(stored['method']) &&
    typeof stored['debitDay'] === 'string' &&
    typeof stored['timeKnown'] === 'boolean' &&
    typeof stored['captureDay'] === 'string' &&
    isCount(stored['knownAt']) &&
    sources.has(stored['source']) &&
    statuses.has(stored['status']) &&
    Object.keys(stored).length === alwaysThere + countFurther(stored)
  );
}

/** So many fields were looked at: one more is a field that nobody knows. */
const alwaysThere = 23;

/** How many of the fields that not every body has stand there as they must; those that do not are not counted. */
function countFurther(stored: Stored): number {
  return (
    Number(typeof stored['currencyTold'] === 'boolean') +
    Number(typeof stored['inMajorUnits'] === 'boolean') +
    Number(areFurther(stored['further'])) +
    Number(areTexts(stored['notWhole']))
  );
}

function areFurther(told: unknown): boolean {
  return isFields(told) && Object.entries(told).every(([name, text]) => further.has(name) && typeof text === 'string');
}

function areTexts(told: unknown): boolean {
  return Array.isArray(told) && told.every((text) => typeof text === 'string');
}

function isFields(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, most: number, fewest = 0): boolean {
  return typeof value === 'string' && value.length >= fewest && value.length <= most;
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isOf(form: RegExp, value: unknown): boolean {
  return typeof value === 'string' && form.test(value);
}
