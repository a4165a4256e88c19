import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, Refusal } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useSummary } from '../operation/summary.ts';
import { useConsole } from '../state/console.tsx';
import { statusOf } from '../status/look.ts';
import { useOutcomeText } from '../status/outcome-text.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Notice } from '../ui/Notice.tsx';
import { CaseActions, type CaseStep } from './CaseActions.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { Looks } from './Looks.tsx';
import classes from './OpenCase.module.css';
import { ProbableRows } from './ProbableRows.tsx';
import { SendAgain } from './SendAgain.tsx';
import { SettleForm } from './SettleForm.tsx';

/** One operation with an open end: what is known, what was tried, what may be done now. */
export function OpenCase({ open }: { readonly open: CaseView }) {
  const { t } = useTranslation();
  const { operation, probable, looks, lagEndsAt } = open;
  const outcome = useOutcomeText()(operation);
  const title = useSummary()(operation);
  // A damaged ledger takes nothing in: a form that was open goes as well.
  const isDamaged = useConsole().backup.problem === 'damaged';
  const isOthers = operation.deskId !== undefined;
  const isShut = isDamaged || isOthers;
  const [opened, setStep] = useState<CaseStep>('none');
  const [pointedAt, setChosenId] = useState<string | null>(null);
  const step = isShut ? 'none' : opened;
  const chosenId = isShut ? null : pointedAt;
  const isChosen = probable.some(({ transactionId }) => transactionId === chosenId);
  const [looking, setLooking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const look = async () => {
    setLooking(true);
    const result = await bridge.cases.look({ operationId: operation.operationId });
    setLooking(false);
    setRefusal(result.ok ? null : result.refusal);
  };
  const leave = () => setStep('none');
  const choose = (transactionId: string | null) => {
    leave();
    setChosenId(transactionId);
  };
  return (
    <article className={classes.case} aria-label={title}>
      <header className={classes.head}>
        <h2>{title}</h2>
        <StatusMark status={statusOf(operation.state)} />
      </header>
      <p className={classes.meaning}>
        <ForeignText text={outcome.meaning} /> {!isOthers && outcome.nextStep}
      </p>
      <CaseFacts open={open} />
      {!isOthers && <Looks looks={looks} lagEndsAt={lagEndsAt} />}
      {probable.length > 0 && !isOthers && (
        <ProbableRows operation={operation} rows={probable} chosenId={chosenId} onChoose={choose} />
      )}
      {refusal && <RefusalNote refusal={refusal} />}
      {step === 'none' && !isChosen && (
        <CaseActions operation={operation} looking={looking} onLook={() => void look()} onStep={setStep} />
      )}
      {step === 'settling' && <SettleForm operation={operation} onCancel={leave} />}
      {step === 'sendingAgain' && <SendAgain operation={operation} onCancel={leave} />}
      {!isOthers && (
        <div className={classes.byItself}>
          <Notice>{t('settle.byItself')}</Notice>
        </div>
      )}
    </article>
  );
}
