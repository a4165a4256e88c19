import type { DraftView } from '../../contract/index.ts';

/** The request as a command for a supporter's shell, with its signature left out. */
export function toCommand(draft: DraftView): string {
  const fields = draft.parameters.map(({ name, value }) => `  --data-urlencode ${quote(`params[${name}]=${value}`)}`);
  return [
    `curl --request POST --url ${quote(draft.url)}`,
    `  --data-urlencode ${quote(`method=${draft.operation.operation}`)}`,
    ...fields,
    `  --data-urlencode 'params[HASH]=…'`,
  ].join(' \\\n');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
