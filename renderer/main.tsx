import './no-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme/kit.css';
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import './theme/base.css';
import { chooseLanguage } from '../contract/index.ts';
import { Gate } from './app/Gate.tsx';
import { begun } from './begin.ts';
import { startTexts } from './i18n/index.ts';
import { TextsProvider } from './i18n/texts.tsx';
import { readNonce } from './theme/nonce.ts';

// A library of the component kit makes a style sheet of its own and looks for its nonce under this name.
Object.defineProperty(globalThis, '__webpack_nonce__', { value: readNonce() });

const root = document.getElementById('root');
const [shown] = await Promise.all([begun.shown, begun.table]);
if (root && shown) {
  const language = shown.kind === 'open' ? chooseLanguage(shown.console) : shown.lock.language;
  document.documentElement.lang = language;
  createRoot(root).render(
    <StrictMode>
      <TextsProvider texts={await startTexts(language)}>
        <Gate initial={shown} />
      </TextsProvider>
    </StrictMode>,
  );
}
