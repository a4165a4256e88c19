import { Button, Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelOutput, Refusal } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useConsole } from '../state/console.tsx';
import { Notice } from '../ui/Notice.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { Warning } from '../ui/Warning.tsx';
import classes from './AskGateway.module.css';
import { useUnreadableText } from './unreadable-text.ts';

type Asked =
  | { readonly kind: 'notYet' | 'asking' | 'foundNothing' }
  | { readonly kind: 'unreadable'; readonly rows: ChannelOutput<'transactions.fetch'>['unreadable'] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * What this computer has never seen can be asked for by its order or its TRANSACTIONID. What is found comes into the
 * list by itself, and this goes with the empty list that it stands under.
 */
export function AskGateway({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const unreadableText = useUnreadableText();
  const { accounts } = useConsole();
  const [chosen, setChosen] = useState(accounts[0]?.accountId ?? '');
  const [asked, setAsked] = useState<Asked>({ kind: 'notYet' });
  const ask = async (by: 'order' | 'transaction') => {
    setAsked({ kind: 'asking' });
    const typed = text.trim();
    const wanted = by === 'order' ? { by, orderId: typed } : { by, transactionId: typed };
    const result = await bridge.transactions.fetch({ accountId: chosen, wanted });
    if (!result.ok) return setAsked({ kind: 'refused', refusal: result.refusal });
    const { found, unreadable } = result.value;
    if (unreadable.length > 0) setAsked({ kind: 'unreadable', rows: unreadable });
    else if (found === 0) setAsked({ kind: 'foundNothing' });
  };
  const asking = asked.kind === 'asking';
  return (
    <section className={classes.ask} aria-label={t('askGateway.title')}>
      <Text size="sm" fw={600}>
        {t('askGateway.title')}
      </Text>
      {accounts.length > 1 && (
        <Select
          size="sm"
          label={t('askGateway.account')}
          allowDeselect={false}
          data={accounts.map(({ accountId, label }) => ({ value: accountId, label: visibleText(label) }))}
          value={chosen}
          onChange={(accountId) => setChosen(accountId ?? chosen)}
        />
      )}
      <Group gap={8}>
        <Button variant="default" loading={asking} onClick={() => void ask('order')}>
          {t('askGateway.order', { text })}
        </Button>
        <Button variant="default" loading={asking} onClick={() => void ask('transaction')}>
          {t('askGateway.transaction', { text })}
        </Button>
      </Group>
      <div aria-live="polite">
        {asked.kind === 'foundNothing' && <Notice>{t('askGateway.foundNothing', { text })}</Notice>}
        {asked.kind === 'unreadable' && <Warning>{unreadableText(asked.rows)}</Warning>}
        {asked.kind === 'refused' && <RefusalNote refusal={asked.refusal} />}
      </div>
    </section>
  );
}
