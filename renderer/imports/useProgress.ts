import { useEffect, useState } from 'react';
import type { ImportProgress } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';

/** How far the file is that is read or taken; null while none is, or nobody has told yet. */
export function useProgress(): ImportProgress | null {
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  useEffect(
    () =>
      bridge.listen((event) => {
        if (event.kind === 'importProgress') setProgress(event.progress);
      }),
    [],
  );
  return progress;
}
