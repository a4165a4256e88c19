import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ChannelOutput,
  longestRedirection,
  type OperationView,
  type Result,
  type TakenNotification,
} from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useProblemText } from '../inbox/problem-text.ts';
import classes from './HolderPage.module.css';

type Checked = Result<ChannelOutput<'pages.check'>>;

/** The address with which the holder's browser came back to the shop: believed for its HASH, and only then evidence. */
export function CameBack({ operation }: { readonly operation: OperationView }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [checked, setChecked] = useState<Checked | null>(null);
  const check = async () => {
    setBusy(true);
    setChecked(await bridge.pages.check({ text }).finally(() => setBusy(false)));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void check();
      }}
    >
      <div className={classes.check}>
        <TextInput
          label={t('page.cameBack.label')}
          description={t('page.cameBack.hint')}
          autoComplete="off"
          maxLength={longestRedirection}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={busy}>
          {t('page.cameBack.check')}
        </Button>
      </div>
      <p role="status" className={classes.status}>
        {checked?.ok && <Verdict taken={checked.value} operation={operation} />}
      </p>
      {checked && !checked.ok && <RefusalNote refusal={checked.refusal} />}
    </form>
  );
}

function Verdict({ taken, operation }: { readonly taken: TakenNotification; readonly operation: OperationView }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  if (taken.kind === 'refused') return problemText(taken.reason);
  const { orderId, execcode } = taken.notification;
  if (orderId !== operation.orderId) return t('page.cameBack.another', { order: orderId });
  if (taken.kind === 'kept' && taken.settled.includes(operation.operationId)) return t('page.cameBack.ended');
  return t('page.cameBack.right', { execcode });
}
