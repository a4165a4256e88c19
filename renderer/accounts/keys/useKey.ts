import { useCallback, useEffect, useState } from 'react';
import type { AccountView, ChannelOutput, Refusal, SecretPurpose } from '../../../contract/index.ts';
import { bridge } from '../../bridge.ts';
import type { Answer } from '../../state/answer.ts';

/** Where a key stands: found, in this run's memory, or one of the four ways in which there is none. */
export type KeyStanding = ChannelOutput<'secret.check'>;

/** A key of an account, without the key. Each change looks again, so that the screen never tells what it hopes. */
export interface AccountKey {
  readonly answer: Answer<KeyStanding>;
  check(): Promise<void>;
  /** Gives what went wrong, or null. What the vault said instead of taking the key becomes the answer. */
  keep(secret: string, where: 'keychain' | 'memory'): Promise<Refusal | null>;
  forget(): Promise<Refusal | null>;
}

export function useKey({ accountId, environment }: AccountView, purpose: SecretPurpose): AccountKey {
  const [answer, setAnswer] = useState<Answer<KeyStanding>>({ kind: 'loading' });
  const check = useCallback(async () => {
    const result = await bridge.secret.check({ accountId, purpose });
    setAnswer(result.ok ? { kind: 'ready', value: result.value } : { kind: 'refused', refusal: result.refusal });
  }, [accountId, purpose]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same IDENTIFIER in another environment is another account
  useEffect(() => void check(), [check, environment]);

  const afterwards = async (refusal: Refusal | null): Promise<Refusal | null> => {
    if (refusal?.code === 'secretMissing') setAnswer({ kind: 'ready', value: refusal.answer });
    if (refusal === null) await check();
    return refusal;
  };
  return {
    answer,
    check,
    keep: async (secret, where) => {
      const result = await bridge.secret.keep({ accountId, purpose, secret, where });
      return afterwards(result.ok ? null : result.refusal);
    },
    forget: async () => {
      const result = await bridge.secret.forget({ accountId, purpose });
      return afterwards(result.ok ? null : result.refusal);
    },
  };
}
