import { FlaskConical, Landmark, type LucideIcon, TestTube } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../contract/index.ts';
import classes from './EnvironmentBadge.module.css';

export type Environment = AccountView['environment'];

const icons: Record<Environment, LucideIcon> = {
  sandbox: FlaskConical,
  test: TestTube,
  production: Landmark,
};

/** Where the money is: word, icon and colour, on every screen and every dialog. */
export function EnvironmentBadge({ environment }: { readonly environment: Environment }) {
  const { t } = useTranslation();
  const Icon = icons[environment];
  return (
    <span className={classes.badge} data-environment={environment}>
      <Icon size={14} strokeWidth={2.25} aria-hidden />
      {t(`environment.${environment}`)}
    </span>
  );
}
