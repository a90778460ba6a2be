import { CSPProvider } from '@base-ui/react/csp-provider';
import { useEffect, useSyncExternalStore } from 'react';

import { TooltipLayer } from '../components/tooltip-layer.tsx';
import { LanguageContext } from '../i18n/use-text.ts';
import { windowLanguage } from '../i18n/window-language.ts';
import { useStore } from '../state/store.ts';
import type { Studio } from '../state/studio.ts';
import { StudioContext } from '../state/studio.ts';
import './global.css';
import { WindowFrame } from './window-frame.tsx';

/** The whole window around one studio, in its language and its theme. */
export function StudioWindow({ studio }: { readonly studio: Studio }) {
  const language = windowLanguage(
    useStore(studio.settings, (settings) => settings.language),
    navigator.languages,
  );
  const theme = useTheme(useStore(studio.settings, (settings) => settings.theme));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return (
    <CSPProvider disableStyleElements>
      <StudioContext value={studio}>
        <LanguageContext value={language}>
          <WindowFrame />
          <TooltipLayer />
        </LanguageContext>
      </StudioContext>
    </CSPProvider>
  );
}

const systemIsLight = window.matchMedia('(prefers-color-scheme: light)');

function useTheme(setting: 'system' | 'dark' | 'light'): 'dark' | 'light' {
  const light = useSyncExternalStore(
    (changed) => {
      systemIsLight.addEventListener('change', changed);
      return () => {
        systemIsLight.removeEventListener('change', changed);
      };
    },
    () => systemIsLight.matches,
  );
  return setting === 'system' ? (light ? 'light' : 'dark') : setting;
}
