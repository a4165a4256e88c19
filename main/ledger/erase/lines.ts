/*
 * What a line of the log holds of a person. In version 2 that is only the ids of texts which stand apart; in version 1 the
 * texts themselves. A message of the gateway's, a foreign answer's as well, and the name of an imported file stand in old lines of
 * both as they came: the one may repeat what was wrong with a request, the other may be called like somebody.
 */

type Fields = Readonly<Record<string, unknown>>;

/** Parameters by which a request says who a customer is (S3:67–77). */
const personalParameters = ['CLIENTIDENT', 'CLIENTEMAIL'] as const;

/** The erasable texts that a body names. */
export function textsOf(body: Buffer): string[] {
  const fields = fieldsOf(JSON.parse(body.toString('utf8')));
  const { note, agreement, text, request, guarded, reason, outcome, source } = fields;
  const within = [fieldsOf(request)['whole'], fieldsOf(guarded)['answer'], ...answerOf(outcome)];
  return [note, agreement, text, reason, source, ...within].flatMap((named) => {
    const { id } = fieldsOf(named);
    return typeof id === 'string' ? [id] : [];
  });
}

function answerOf(outcome: unknown): unknown[] {
  const { message, page, alias, answer } = fieldsOf(outcome);
  return [message, page, alias, fieldsOf(answer)['message']];
}

/** The same body with nothing of a person in it; undefined where there is nothing to take out. */
export function redactBody(body: Buffer, isPersonal: (text: string) => boolean): Buffer | undefined {
  const stored = fieldsOf(JSON.parse(body.toString('utf8')));
  const redacted = redact(stored, isPersonal);
  return redacted === stored ? undefined : Buffer.from(JSON.stringify(redacted), 'utf8');
}

function redact(body: Fields, isPersonal: (text: string) => boolean): Fields {
  switch (body['kind']) {
    case 'operationDrafted':
    case 'attemptAdded':
      return within(body, 'parameters', (parameters) => personalParameters.reduce(without, parameters));
    case 'operationConfirmed':
      return within(body, 'guarded', (guarded) => without(guarded, 'answer'));
    case 'operationSettled':
      return without(body, 'reason');
    case 'attemptEnded':
      return within(body, 'outcome', (outcome) =>
        within(withoutForeign(outcome, 'message', isPersonal), 'answer', (answer) =>
          withoutForeign(answer, 'message', isPersonal),
        ),
      );
    case 'importBegun':
    case 'importRecorded':
      return withoutForeign(body, 'source', isPersonal);
    default:
      return body;
  }
}

/** Empties what others wrote where it names the person: all else of it is the gateway's, or an import's. */
function withoutForeign(fields: Fields, name: string, isPersonal: (text: string) => boolean): Fields {
  const value = fields[name];
  return typeof value === 'string' && isPersonal(value) ? without(fields, name) : fields;
}

/** Empties a text; the commitment to one stays, and so does an empty one. */
function without(fields: Fields, name: string): Fields {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? { ...fields, [name]: '' } : fields;
}

function within(fields: Fields, name: string, change: (inner: Fields) => Fields): Fields {
  const inner = fieldsOf(fields[name]);
  const changed = change(inner);
  return changed === inner ? fields : { ...fields, [name]: changed };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
