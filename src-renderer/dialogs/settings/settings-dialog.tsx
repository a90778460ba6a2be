import { Tabs } from '@base-ui/react/tabs';

import { DialogFrame } from '../../components/dialog-frame.tsx';
import { useText } from '../../i18n/use-text.ts';
import { EngineSettings } from './engine-settings.tsx';
import { KeySettings } from './key-settings.tsx';
import { ProgrammeSettings } from './programme-settings.tsx';
import { ProjectSettingsForm } from './project-settings-form.tsx';
import styles from './settings-dialog.module.css';
import { words } from './settings.messages.ts';
import { SoundSettings } from './sound-settings.tsx';
import { WindowSettings } from './window-settings.tsx';

const PAGES = [
  { id: 'window', name: words.window, Page: WindowSettings },
  { id: 'project', name: words.project, Page: ProjectSettingsForm },
  { id: 'programme', name: words.programme, Page: ProgrammeSettings },
  { id: 'keys', name: words.keys, Page: KeySettings },
  { id: 'sound', name: words.sound, Page: SoundSettings },
  { id: 'engine', name: words.engine, Page: EngineSettings },
];

/** Every setting holds at once; nothing waits for an "OK". */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  return (
    <DialogFrame title={text(words.title)} onClose={onClose} size="large">
      <Tabs.Root defaultValue="window" orientation="vertical" className={styles['settings']}>
        <Tabs.List className={styles['tabs']} aria-label={text(words.title)}>
          {PAGES.map(({ id, name }) => (
            <Tabs.Tab key={id} value={id} className={styles['tab']}>
              {text(name)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {PAGES.map(({ id, Page }) => (
          <Tabs.Panel key={id} value={id} className={styles['page']}>
            <Page />
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </DialogFrame>
  );
}
