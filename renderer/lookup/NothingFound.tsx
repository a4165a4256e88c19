import { Button, Group } from '@mantine/core';
import { Inbox, SearchX, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isNotUnderstood, printAsText, type Question } from '../../contract/index.ts';
import { NoAccount } from '../accounts/NoAccount.tsx';
import { useConsole } from '../state/console.tsx';
import { useWindow } from '../state/window.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { AskGateway } from './AskGateway.tsx';
import { useQuestion } from './question/useQuestion.ts';

/** An empty list, and why: nothing matches, nothing has come in yet, or there is no account that it could come from. */
export function NothingFound({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const { accounts, environment } = useConsole();
  const { ask } = useWindow();
  // The gateway knows an order or an id, and nothing of states and dates.
  const question = useQuestion(text);
  const isPlain = question.terms.every(({ meaning, negated }) => meaning.kind === 'text' && !negated);
  if (isNotUnderstood(question)) return <NotUnderstood question={question} />;
  if (text !== '') {
    return (
      <EmptyState
        icon={<SearchX size={20} />}
        title={t('lookup.nothingTitle')}
        text={t('lookup.nothingText')}
        action={
          <>
            <Button variant="default" onClick={() => ask('')}>
              {t('lookup.clear')}
            </Button>
            {accounts.length > 0 && isPlain && <AskGateway key={text} text={text} />}
          </>
        }
      />
    );
  }
  if (accounts.length === 0) return <NoAccount />;
  return (
    <EmptyState
      icon={<Inbox size={20} />}
      title={t('lookup.emptyTitle', { environment: t(`environment.${environment}`) })}
      text={t('lookup.emptyText')}
    />
  );
}

/** Every part of the question is wrong: its chip says why, and two ways lead out. */
function NotUnderstood({ question }: { readonly question: Question }) {
  const { t } = useTranslation();
  const { ask } = useWindow();
  return (
    <EmptyState
      icon={<TriangleAlert size={20} />}
      title={t('lookup.notUnderstoodTitle')}
      text={t('lookup.notUnderstoodText')}
      action={
        <Group gap={8} justify="center">
          <Button variant="default" onClick={() => ask(question.terms.map(printAsText).join(' '))}>
            {t('lookup.asText')}
          </Button>
          <Button variant="default" onClick={() => ask('')}>
            {t('lookup.clear')}
          </Button>
        </Group>
      }
    />
  );
}
