import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Currency, RightChangeView, StaffMemberView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useConsole } from '../state/console.tsx';
import { Ask } from './Ask.tsx';
import { findChanges, type HeldGroup } from './held-rights.ts';
import { RightFields } from './RightFields.tsx';
import { RightReview } from './RightReview.tsx';
import { beginRight, noProblems, readRight } from './right-form.ts';

interface RightAskProps {
  readonly person: StaffMemberView;
  /** Which of their rights is changed; null for one that they have not. */
  readonly group: HeldGroup | null;
  readonly onClose: () => void;
}

/** Changes what somebody may do in two steps: what is typed, and what it changes, in words, before it is sent. */
export function RightAsk({ person, group, onClose }: RightAskProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { accounts } = useConsole();
  const currencies = findCurrencies(accounts, person);
  const [form, setForm] = useState(() => beginRight(group, currencies[0] ?? 'EUR', formats.number));
  const [problems, setProblems] = useState(noProblems);
  const [isSame, setIsSame] = useState(false);
  const [changes, setChanges] = useState<readonly RightChangeView[] | null>(null);
  const review = () => {
    const read = readRight(form, formats.locale);
    setProblems('problems' in read ? read.problems : noProblems);
    if ('problems' in read) return;
    const found = findChanges(person.rights, { ...form, figures: read.figures });
    setIsSame(found.length === 0);
    if (found.length > 0) setChanges(found);
  };
  const named = { name: person.name, interpolation: { escapeValue: false } };
  const typing = group ? 'administration.rights.changeTitle' : 'administration.rights.addTitle';
  return (
    <Ask title={t(changes ? 'administration.rights.reviewTitle' : typing, named)} level={4}>
      {changes ? (
        <RightReview person={person} changes={changes} onBack={() => setChanges(null)} onDone={onClose} />
      ) : (
        <RightFields
          form={form}
          accounts={accounts}
          currencies={currencies}
          problems={problems}
          isSame={isSame}
          onChange={setForm}
          onReview={review}
          onCancel={onClose}
        />
      )}
    </Ask>
  );
}

/** Those of the accounts here, and those in which the person has a right. */
function findCurrencies(
  accounts: readonly { readonly currency: Currency }[],
  { rights }: Pick<StaffMemberView, 'rights'>,
): readonly Currency[] {
  const all = [...accounts.map(({ currency }) => currency), ...rights.map(({ currency }) => currency)];
  return [...new Set(all)];
}
