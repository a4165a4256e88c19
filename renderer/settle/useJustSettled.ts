import { useEffect, useRef, useState } from 'react';
import type { CaseView, OperationView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';

/** Cases that were open on this page and are no longer: nobody should have to look elsewhere for what became of them. */
export function useJustSettled(open: readonly CaseView[]): readonly OperationView[] {
  const seen = useRef(new Set<string>());
  const [settled, setSettled] = useState<readonly OperationView[]>([]);
  useEffect(() => {
    for (const { operation } of open) seen.current.add(operation.operationId);
  }, [open]);
  useEffect(
    () =>
      bridge.listen((event) => {
        if (event.kind !== 'operationChanged') return;
        const { operation } = event;
        if (!seen.current.has(operation.operationId)) return;
        const ended = operation.state === 'succeeded' || operation.state === 'refused';
        setSettled((now) => [
          ...(ended ? [operation] : []),
          ...now.filter(({ operationId }) => operationId !== operation.operationId),
        ]);
      }),
    [],
  );
  return settled;
}
