import { Alert } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { Refusal } from '../../contract/index.ts';
import { BusyWith } from '../team/BusyWith.tsx';
import { useRefusalText } from './refusal-text.ts';

/** Why something could not be done, in a sentence with a way out. */
export function RefusalNote({ refusal }: { readonly refusal: Refusal }) {
  const text = useRefusalText();
  return (
    <Alert role="alert" color="yellow" variant="light" icon={<TriangleAlert size={16} aria-hidden />}>
      {text(refusal)}
      {refusal.code === 'chainBusy' && <BusyWith operationId={refusal.operationId} />}
    </Alert>
  );
}
