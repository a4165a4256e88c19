import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './Warning.module.css';

interface WarningProps {
  /** What became of it as a whole, where that is a sentence of its own. */
  readonly head?: string | undefined;
  readonly children: ReactNode;
}

/** Why something could not be done, or is not as it seems: it is read aloud as soon as it stands there. */
export function Warning({ head, children }: WarningProps) {
  return (
    <div role="alert" className={classes.warning}>
      <TriangleAlert size={16} className={classes.icon} aria-hidden />
      <div>
        {head && <p className={classes.head}>{head}</p>}
        <div>{children}</div>
      </div>
    </div>
  );
}
