import { useTranslation } from 'react-i18next';
import type { ClientKey, ClientView } from '../../contract/index.ts';
import { PlaceFrame } from '../accounts/PlaceFrame.tsx';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { FirstCollectionButton } from '../charge/FirstCollectionButton.tsx';
import { useFormats } from '../i18n/format.ts';
import { AskHolderButton } from '../page/AskHolderButton.tsx';
import { WaitingPages } from '../page/WaitingPages.tsx';
import { useAccount } from '../state/console.tsx';
import { useWindow } from '../state/window.ts';
import { Facts } from '../ui/Facts.tsx';
import { Notice } from '../ui/Notice.tsx';
import { AliasTable } from './AliasTable.tsx';
import classes from './ClientPage.module.css';
import { OrderTable } from './OrderTable.tsx';
import { useClient } from './useClient.ts';

/** A customer, from this ledger alone: what may be charged, what was ordered, what it came to. */
export function ClientPage({ of }: { readonly of: ClientKey }) {
  const { t } = useTranslation();
  const { showClient } = useWindow();
  const answer = useClient(of);
  const account = useAccount(of.accountId);
  return (
    <PlaceFrame
      title={of.name.text}
      aside={<span className={classes.account}>{account?.label ?? of.accountId}</span>}
      backLabel={t('place.lookup')}
      onBack={() => showClient(null)}
    >
      {answer.kind === 'refused' && <RefusalNote refusal={answer.refusal} />}
      {answer.kind === 'ready' && <ClientBody view={answer.value} />}
    </PlaceFrame>
  );
}

function ClientBody({ view }: { readonly view: ClientView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { client, clientEmail, sums, orders, isCut } = view;
  return (
    <div className={classes.body}>
      <Facts
        facts={[
          { label: t('client.ident'), value: client || '–' },
          { label: t('client.email'), value: clientEmail || '–' },
          {
            label: t('client.moved'),
            value: (
              <span className="numeric">
                {sums.map(({ currency, minor }) => formats.amount({ currency, minor })).join(' · ') || '–'}
              </span>
            ),
          },
        ]}
      />
      <WaitingPages text={view.key.name.text} accountId={view.key.accountId} />
      {isCut && <Notice>{t('client.cut')}</Notice>}
      <section className={classes.section} aria-labelledby="client-aliases">
        <h2 id="client-aliases">{t('client.aliases')}</h2>
        <AliasTable view={view} />
        <FirstCollectionButton
          of={{
            accountId: view.key.accountId,
            client,
            clientEmail,
            hasMandate: view.aliases.some(({ mandate }) => mandate?.isAlive),
          }}
        />
        {orders[0] && <AskHolderButton row={orders[0]} />}
      </section>
      <section className={classes.section} aria-labelledby="client-orders">
        <h2 id="client-orders">{t('client.orders', { count: orders.length })}</h2>
        <OrderTable orders={orders} />
      </section>
    </div>
  );
}
