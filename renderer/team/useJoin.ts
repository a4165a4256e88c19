import { useCallback, useState } from 'react';
import type { InvitationView, Refusal, Unjoined } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';

/** Where joining stands: a file is read, shown, and joined with once the person says so. */
type Joining =
  | { readonly kind: 'none' | 'reading' | 'nowhere' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly failed: Unjoined }
  | {
      readonly kind: 'invited';
      readonly file: string;
      readonly invitation: InvitationView;
      readonly busy: boolean;
      readonly failed: Unjoined | null;
    };

/** The join file that is looked at, and what became of joining with it. The frame tells once this desk is in the team. */
export function useJoin() {
  const [joining, setJoining] = useState<Joining>({ kind: 'none' });
  const offer = useCallback(async (chosen: File) => {
    setJoining({ kind: 'reading' });
    const file = await bridge.handFile(chosen);
    if (file === null) return setJoining({ kind: 'nowhere' });
    const read = await bridge.team.read({ file });
    if (!read.ok) return setJoining({ kind: 'refused', refusal: read.refusal });
    const { value } = read;
    if (value.kind === 'failed') return setJoining({ kind: 'failed', failed: value });
    setJoining({ kind: 'invited', file, invitation: value, busy: false, failed: null });
  }, []);
  const join = async () => {
    if (joining.kind !== 'invited' || joining.busy) return;
    setJoining({ ...joining, busy: true, failed: null });
    const joined = await bridge.team.join({ file: joining.file });
    if (!joined.ok) return setJoining({ kind: 'refused', refusal: joined.refusal });
    const { value } = joined;
    setJoining(value.kind === 'failed' ? { ...joining, busy: false, failed: value } : { kind: 'none' });
  };
  return { joining, offer, join, cancel: () => setJoining({ kind: 'none' }) };
}
