import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountForm as AccountFormValue, AccountView, Refusal } from '../../../contract/index.ts';
import { RefusalNote } from '../../app/RefusalNote.tsx';
import { useRefusalText } from '../../app/refusal-text.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { AccountFacts } from '../AccountFacts.tsx';
import { Section } from '../Section.tsx';
import classes from './AccountForm.module.css';
import { Advanced } from './Advanced.tsx';
import type { AccountDraft } from './draft.ts';
import { fieldId } from './fields.ts';
import { IdentityFields } from './IdentityFields.tsx';
import { RuleFields } from './RuleFields.tsx';
import { type AccountField, accountFields, fieldOf, readDraft } from './read-draft.ts';
import { SentFields } from './SentFields.tsx';
import { SigningFields } from './SigningFields.tsx';
import { WhereFields } from './WhereFields.tsx';

/** What a new account needs; everything else has a usual value and stands under "Advanced". */
const askedFor: ReadonlySet<AccountField> = new Set(['label', 'identifier', 'url', 'currency']);

interface AccountFormProps {
  readonly draft: AccountDraft;
  /** The account that is changed, whose place and IDENTIFIER stay; undefined for a new one. */
  readonly account?: AccountView;
  readonly submitLabel: string;
  readonly onChange: (draft: AccountDraft) => void;
  /** Gives main's refusal, or null when it is done. */
  readonly onSubmit: (form: AccountFormValue) => Promise<Refusal | null>;
  readonly onCancel: () => void;
}

/** Everything about an account but its keys. A refusal loses nothing of what was typed. */
export function AccountForm({ draft, account, submitLabel, onChange, onSubmit, onCancel }: AccountFormProps) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const [tried, setTried] = useState(0);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const refusedField = refusal && fieldOf(refusal);
  const errors: Partial<Record<AccountField, string>> = {};
  const read = readDraft(draft);
  if (tried > 0 && !read.ok) for (const field of read.wrong) errors[field] = t(`accounts.problem.${field}`);
  if (refusal && refusedField) errors[refusedField] = refusalText(refusal);
  const listed = accountFields.flatMap((field) => {
    const message = errors[field];
    return message ? [{ fieldId: fieldId(field), message }] : [];
  });

  const change = (part: Partial<AccountDraft>) => {
    setRefusal(null);
    onChange({ ...draft, ...part });
  };
  const submit = async () => {
    setTried((times) => times + 1);
    setRefusal(null);
    if (!read.ok) return;
    setBusy(true);
    setRefusal(await onSubmit(read.form));
    setBusy(false);
  };
  const parts = { draft, change, errors };
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={classes.parts}>
        {listed.length > 0 && <ErrorSummary key={tried} title={t('accounts.errors')} errors={listed} />}
        {refusal && !refusedField && <RefusalNote refusal={refusal} />}
        <div>
          {account ? (
            <Section heading={t('accounts.where.heading')} text={t('accounts.where.fixed')}>
              <AccountFacts account={account} facts={['environment', 'host', 'identifier']} />
            </Section>
          ) : (
            <WhereFields {...parts} />
          )}
          <IdentityFields {...parts} fixed={account !== undefined} />
          <Advanced wanted={accountFields.some((field) => errors[field] && !askedFor.has(field))}>
            <SigningFields {...parts} added={account !== undefined} />
            <RuleFields {...parts} />
            <SentFields {...parts} />
          </Advanced>
        </div>
      </div>
      <ActionBar>
        <Button variant="default" onClick={onCancel}>
          {t('accounts.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {submitLabel}
        </Button>
      </ActionBar>
    </form>
  );
}
