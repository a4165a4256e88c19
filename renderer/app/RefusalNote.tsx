import type { Refusal } from '../../contract/index.ts';
import { BusyWith } from '../team/BusyWith.tsx';
import { Warning } from '../ui/Warning.tsx';
import { useRefusalText } from './refusal-text.ts';

/** Why something could not be done, in a sentence with a way out. */
export function RefusalNote({ refusal }: { readonly refusal: Refusal }) {
  const text = useRefusalText();
  return (
    <Warning>
      {text(refusal)}
      {refusal.code === 'chainBusy' && <BusyWith operationId={refusal.operationId} />}
    </Warning>
  );
}
