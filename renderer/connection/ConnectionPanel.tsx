import { Button, Group, Loader } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView, ConnectionReport, Refusal } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { useConsole } from '../state/console.tsx';
import { CopyTextButton } from '../ui/CopyButton.tsx';
import classes from './ConnectionPanel.module.css';
import { isOpen, summarise, worstFirst } from './findings.ts';
import { toReportText } from './report-text.ts';
import { StepRow } from './StepRow.tsx';

/** Finds out, on request, what keeps this computer from the gateway; what was found stays until the next look. */
export function ConnectionPanel({ account }: { readonly account: AccountView }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<ConnectionReport | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const check = async () => {
    setBusy(true);
    const result = await bridge.connection.check({ accountId: account.accountId });
    setReport(result.ok ? result.value : null);
    setRefusal(result.ok ? null : result.refusal);
    setBusy(false);
  };
  return (
    <div className={classes.panel}>
      <Group gap={12}>
        <Button variant="default" aria-disabled={busy} onClick={() => busy || void check()}>
          {t(report ? 'connection.again' : 'connection.begin')}
        </Button>
        <span role="status" className={classes.busy}>
          {busy && (
            <>
              <Loader size={14} color="gray" aria-hidden /> {t('connection.busy')}
            </>
          )}
        </span>
      </Group>
      {refusal && <RefusalNote refusal={refusal} />}
      {report && <Report report={report} account={account} stale={busy} />}
    </div>
  );
}

interface ReportProps {
  readonly report: ConnectionReport;
  readonly account: AccountView;
  /** While the next look is under way. */
  readonly stale: boolean;
}

function Report({ report, account, stale }: ReportProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { version } = useConsole();
  const failed = report.steps.find(({ outcome }) => outcome === 'failed');
  return (
    <div className={classes.report} data-stale={stale || undefined}>
      <div role={failed ? 'alert' : 'status'} className={failed && classes.failure}>
        <h3 className={classes.summary}>{t(`connection.summary.${summarise(report)}`)}</h3>
        {failed && (
          <p className={classes.because}>
            {t(`connection.step.${failed.step}`)} · {t(`connection.meaning.${failed.finding}`, { after: '–' })}
          </p>
        )}
        {failed && isOpen(failed.finding) && <p className={classes.todo}>{t(`connection.todo.${failed.finding}`)}</p>}
        <p className={classes.when}>
          {report.host} · {formats.fullMoment(report.checkedAt)}
        </p>
      </div>
      <ol className={classes.steps}>
        {worstFirst(report).map((step) => (
          <StepRow key={step.step} step={step} besideFailure={failed !== undefined} />
        ))}
      </ol>
      <CopyTextButton
        text={toReportText(report, account, version)}
        label={t('result.copyForSupport')}
        copiedLabel={t('copy.done')}
      />
    </div>
  );
}
