import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type AccountView, type Currency, deskOperation } from '../../contract/index.ts';
import { useAmountMessage } from '../operation/amount-message.ts';
import { Notice } from '../ui/Notice.tsx';
import classes from './Administration.module.css';
import { figureNames, type RightForm, type RightProblems } from './right-form.ts';

interface RightFieldsProps {
  readonly form: RightForm;
  readonly accounts: readonly AccountView[];
  readonly currencies: readonly Currency[];
  readonly problems: RightProblems;
  /** What was typed last changes nothing. */
  readonly isSame: boolean;
  readonly onChange: (form: RightForm) => void;
  readonly onReview: () => void;
  readonly onCancel: () => void;
}

/** To what the right is, and its four figures; below each, what it means to leave it empty. */
export function RightFields(props: RightFieldsProps) {
  const { form, accounts, currencies, problems, isSame, onChange, onReview, onCancel } = props;
  const { t } = useTranslation();
  const message = useAmountMessage();
  const { accountId, currency, operations, texts } = form;
  // Of an account that is not set up at this desk.
  const elsewhere = accounts.some((account) => account.accountId === accountId) ? null : accountId;
  return (
    <form
      noValidate
      autoComplete="off"
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onReview();
      }}
    >
      <Group gap={12} align="flex-start">
        <NativeSelect
          label={t('approval.rights.account')}
          value={accountId ?? ''}
          onChange={({ currentTarget }) => onChange({ ...form, accountId: currentTarget.value || null })}
          data={[
            { value: '', label: t('approval.rights.every') },
            ...accounts.map((account) => ({ value: account.accountId, label: account.label })),
            ...(elsewhere === null ? [] : [{ value: elsewhere, label: elsewhere }]),
          ]}
        />
        <NativeSelect
          label={t('administration.rights.currency')}
          value={currency}
          onChange={({ currentTarget }) => onChange({ ...form, currency: currentTarget.value as Currency })}
          data={[...new Set([currency, ...currencies])]}
        />
      </Group>
      <Checkbox.Group
        label={t('approval.rights.operations')}
        value={[...operations]}
        error={problems.noOperation && t('administration.rights.noOperation')}
        onChange={(chosen) =>
          onChange({ ...form, operations: deskOperation.options.filter((each) => chosen.includes(each)) })
        }
      >
        <div className={classes.operations}>
          {deskOperation.options.map((operation) => (
            <Checkbox key={operation} value={operation} label={t(`operation.${operation}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes.figures}>
        {figureNames.map((name) => {
          const problem = problems.figures[name];
          return (
            <TextInput
              key={name}
              label={t(`administration.rights.${name}`)}
              description={t(`administration.rights.empty.${name}`)}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              inputMode="decimal"
              value={texts[name]}
              error={problem === 'aboveMost' ? t('administration.rights.aboveMost') : message(problem, '')}
              rightSection={<span className={classes.currency}>{currency}</span>}
              rightSectionWidth={56}
              rightSectionPointerEvents="none"
              classNames={{ input: 'numeric' }}
              onChange={({ currentTarget }) => onChange({ ...form, texts: { ...texts, [name]: currentTarget.value } })}
            />
          );
        })}
      </div>
      {isSame && <Notice>{t('administration.rights.same')}</Notice>}
      <Group gap={8}>
        <Button variant="default" onClick={onCancel}>
          {t('administration.cancel')}
        </Button>
        <Button type="submit">{t('administration.rights.review')}</Button>
      </Group>
    </form>
  );
}
