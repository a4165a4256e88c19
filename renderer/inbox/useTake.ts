import { useState } from 'react';
import { longestNotificationText, type Refusal, type TakenNotification } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useConsole } from '../state/console.tsx';
import { splitText } from './split-text.ts';
import { useTyped } from './typed.ts';

/** What keeps a text from being taken at all. */
export type TakeProblem =
  | { readonly kind: 'empty' | 'tooLarge' | 'unreadable' }
  | { readonly kind: 'lineTooLong'; readonly line: number; readonly most: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Takes what was typed or dropped, piece by piece, and keeps what became of it. */
export function useTake(onTaken: () => void) {
  const { environment } = useConsole();
  const { texts, type: keep } = useTyped();
  const text = texts[environment] ?? '';
  const type = (typed: string) => keep(environment, typed);
  const [taken, setTaken] = useState<readonly TakenNotification[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<TakeProblem | null>(null);

  const take = async () => {
    if (text.trim() === '') return setProblem({ kind: 'empty' });
    const split = splitText(text);
    if (!split.ok) return setProblem({ kind: 'lineTooLong', line: split.line, most: longestNotificationText });
    setBusy(true);
    setProblem(null);
    setTaken([]);
    const all: TakenNotification[] = [];
    for (const [index, piece] of split.pieces.entries()) {
      const result = await bridge.notifications.take({ text: piece.text });
      if (!result.ok) {
        // What was taken so far is done; the rest stays to be taken again.
        type(
          split.pieces
            .slice(index)
            .map((rest) => rest.text)
            .join(''),
        );
        setProblem({ kind: 'refused', refusal: result.refusal });
        break;
      }
      all.push(...result.value.map((one) => ({ ...one, line: one.line + piece.firstLine - 1 })));
      setTaken([...all]);
      if (index === split.pieces.length - 1) type('');
    }
    setBusy(false);
    onTaken();
  };

  return {
    text,
    taken,
    busy,
    problem,
    setProblem,
    take: () => void take(),
    type: (typed: string) => {
      setProblem(null);
      type(typed);
    },
  };
}

export type Taking = ReturnType<typeof useTake>;
