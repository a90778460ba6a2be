import { Tabs } from '@base-ui/react/tabs';
import { useCallback, useEffect, useState } from 'react';

import type { LexiconEntry } from '../../../src-main/shared/domain/project-rows.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { useText } from '../../i18n/use-text.ts';
import { scriptViewOf } from '../../panels/script/script-view.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import styles from './lexicon-dialog.module.css';
import { words } from './lexicon.messages.ts';
import { WordList } from './word-list.tsx';

/** Words that are always read the author's way: in this project, or in all. */
export function LexiconDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  return (
    <DialogFrame title={text(words.title)} size="medium" onClose={onClose}>
      <Tabs.Root defaultValue="project">
        <Tabs.List className={styles['tabs']} aria-label={text(words.title)}>
          <Tabs.Tab value="project" className={styles['tab']}>
            {text(words.project)}
          </Tabs.Tab>
          <Tabs.Tab value="global" className={styles['tab']}>
            {text(words.global)}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="project">
          <ProjectWords />
        </Tabs.Panel>
        <Tabs.Panel value="global">
          <GlobalWords />
        </Tabs.Panel>
      </Tabs.Root>
    </DialogFrame>
  );
}

function ProjectWords() {
  const text = useText();
  const studio = useStudio();
  const lexicon = useStore(studio.project.state, (state) => state?.document.lexicon);
  const language = useStore(studio.project.state, (state) => state?.document.settings.get('project')?.language ?? 'en-US');
  const readOnly = useStore(studio.project.state, (state) => state?.readOnly ?? true);
  if (!lexicon) return <p className={styles['quiet']}>{text(words.noProject)}</p>;
  return (
    <WordList
      entries={[...lexicon.values()]}
      language={language}
      readOnly={readOnly}
      list="project"
      onPut={(entries) => {
        void tell(studio, studio.project.commit(entries.map((entry) => ({ name: 'lexicon.put', arguments: { entry } }))));
      }}
      onRemove={(id) => {
        void tell(studio, studio.project.commit([{ name: 'lexicon.remove', arguments: { ids: [id] } }]));
      }}
    />
  );
}

function GlobalWords() {
  const studio = useStudio();
  const [entries, setEntries] = useState<readonly LexiconEntry[]>([]);
  const load = useCallback(async () => {
    const found = await studio.connection.request('globalLexicon.list', {});
    setEntries(found.entries);
  }, [studio]);
  useEffect(() => {
    void tell(studio, load());
  }, [studio, load]);
  const change = async (edit: Promise<unknown>) => {
    try {
      await edit;
    } finally {
      await load();
      scriptViewOf(studio).globalWords.set((count) => count + 1);
    }
  };
  return (
    <WordList
      entries={entries}
      language="en-US"
      readOnly={false}
      list="global"
      onPut={(put) => {
        void tell(studio, change(studio.connection.request('globalLexicon.put', { entries: [...put] })));
      }}
      onRemove={(id) => {
        void tell(studio, change(studio.connection.request('globalLexicon.remove', { id })));
      }}
    />
  );
}
