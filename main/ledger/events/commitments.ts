import type { Commitment } from './version-2.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Every text that a body names, with the salted digest that it is held to. */
export function namedIn(body: Buffer): Commitment[] {
  const fields = fieldsOf(JSON.parse(body.toString('utf8')));
  const { note, agreement, text, request, guarded, reason, outcome, source } = fields;
  const { message, page, alias, answer } = fieldsOf(outcome);
  const foreign = fieldsOf(answer)['message'];
  const within = [fieldsOf(request)['whole'], fieldsOf(guarded)['answer'], message, page, alias, foreign];
  return [note, agreement, text, reason, source, ...within].flatMap((named) => {
    const { id, digest } = fieldsOf(named);
    return typeof id === 'string' && typeof digest === 'string' ? [{ id, digest }] : [];
  });
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
