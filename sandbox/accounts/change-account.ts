import { explainProblems } from './explain-problems.ts';
import { type AccountSettings, accountSettingsSchema } from './settings.ts';

/**
 * An account as somebody outside wants it: what they do not name stays as it is, and null takes a setting back to its
 * default. Without a `current` account one is made. Throws a RangeError with the field, its problem and the way out.
 */
export function changeAccount(
  current: AccountSettings | undefined,
  identifier: string,
  changes: unknown,
): AccountSettings {
  if (!isObject(changes)) throw new RangeError('The body must be an object in { } with the settings to be changed.');
  const given = withKeptSecrets(current, { ...current, identifier, ...changes });
  const { data, error } = accountSettingsSchema.safeParse(given);
  if (error) throw new RangeError(explainProblems(error, given, Object.keys(accountSettingsSchema.shape)));
  if (data.identifier === identifier) return data;
  throw new RangeError(`identifier: it must be "${identifier}" as in the address, or be left out.`);
}

/** An API key whose id stays keeps its secret, which no answer of ours would have told. */
function withKeptSecrets(current: AccountSettings | undefined, changes: Readonly<Record<string, unknown>>) {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null));
  const keys = given['apiKeys'];
  if (!Array.isArray(keys)) return given;
  const known = new Map(current?.apiKeys.map(({ id, secret }) => [id, secret]));
  const apiKeys = keys.map((key: unknown) =>
    isObject(key) && key['secret'] === undefined ? { ...key, secret: known.get(String(key['id'])) } : key,
  );
  return { ...given, apiKeys };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
