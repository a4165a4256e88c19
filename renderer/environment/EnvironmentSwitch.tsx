import { Menu, UnstyledButton } from '@mantine/core';
import { Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../contract/index.ts';
import { useAccountsPlace } from '../accounts/view.ts';
import { bridge } from '../bridge.ts';
import { useConsole } from '../state/console.tsx';
import { type Environment, EnvironmentBadge } from './EnvironmentBadge.tsx';
import classes from './EnvironmentSwitch.module.css';
import { SwitchFailed } from './SwitchFailed.tsx';

/** Where the person works, and the way to the other environments that have accounts. A single one is no choice. */
export function EnvironmentSwitch() {
  const { t } = useTranslation();
  const { environment, environments } = useConsole();
  const { show } = useAccountsPlace();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const enter = async (name: Environment) => {
    const changed = await bridge.preferences.change({ environment: name });
    if (changed.ok) show({ kind: 'list', from: null });
    else setRefusal(changed.refusal);
  };
  if (environments.length < 2) return <EnvironmentBadge environment={environment} />;
  return (
    <>
      <Menu
        position="bottom-start"
        width={360}
        withinPortal={false}
        withInitialFocusPlaceholder={false}
        transitionProps={{ duration: 0 }}
      >
        <Menu.Target>
          <UnstyledButton
            className={classes.target}
            aria-label={t('environment.switch', { name: t(`environment.${environment}`) })}
          >
            <EnvironmentBadge environment={environment} />
            <ChevronDown size={15} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {environments.map((name) => (
            <Menu.Item
              key={name}
              className={classes.item}
              aria-current={name === environment || undefined}
              rightSection={name === environment && <Check size={15} aria-label={t('environment.current')} />}
              onClick={() => name !== environment && void enter(name)}
            >
              <EnvironmentBadge environment={name} />
              <span className={classes.explain}>{t(`environment.explain.${name}`)}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {refusal && <SwitchFailed refusal={refusal} onClose={() => setRefusal(null)} />}
    </>
  );
}
