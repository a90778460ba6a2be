import { Lock } from 'lucide-react';
import { use, useState } from 'react';

import { formatClock } from '../i18n/format-figures.ts';
import { LanguageContext, useText } from '../i18n/use-text.ts';
import { scriptViewOf } from '../panels/script/script-view.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import { tell } from '../state/tell.ts';
import styles from './project-title.module.css';
import { words } from './shell.messages.ts';

/** The project's name, which can be changed in its place, and that it is saved. */
export function ProjectTitle() {
  const text = useText();
  const language = use(LanguageContext);
  const studio = useStudio();
  const title = useStore(studio.project.state, (state) => state?.document.settings.get('project')?.title ?? null);
  const readOnly = useStore(studio.project.state, (state) => state?.readOnly ?? true);
  const committing = useStore(studio.project.state, (state) => (state?.unsaved ?? 0) > 0);
  // Typing becomes an edit after a pause; until then it is not on disk, and is not said to be.
  const typing = useStore(scriptViewOf(studio).drafts.state, (drafts) => drafts.size > 0);
  const saving = committing || typing;
  const backupAtMs = useStore(studio.project.state, (state) => state?.history.lastBackupAtMs ?? null);
  const [draft, setDraft] = useState<string | null>(null);
  if (title === null) return <h1 className={styles['none']}>{text(words.noProject)}</h1>;
  const commit = () => {
    setDraft(null);
    const typed = draft?.trim() ?? '';
    if (typed !== '' && typed !== title) void tell(studio, studio.project.commit([{ name: 'settings.change', arguments: { changes: { title: typed } } }]));
  };
  return (
    <div className={styles['project']}>
      <h1 className="visually-hidden">{title}</h1>
      <input
        className={styles['title']}
        aria-label={text(words.projectName)}
        value={draft ?? title}
        maxLength={200}
        readOnly={readOnly}
        spellCheck={false}
        size={Math.max(4, Math.min(28, (draft ?? title).length))}
        onChange={(event) => {
          setDraft(event.target.value);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') event.currentTarget.blur();
          else if (event.key === 'Escape') setDraft(null);
        }}
      />
      {readOnly ? (
        <span className={styles['readOnly']}>
          <Lock size={12} aria-hidden />
          {text(words.readOnly)}
        </span>
      ) : (
        <span className={styles['saved']} data-tooltip={backupAtMs === null ? text(words.noBackup) : text(words.lastBackup, { time: formatClock(backupAtMs, language) })}>
          {saving ? text(words.saving) : backupAtMs === null ? text(words.saved) : text(words.savedAndBackedUp, { time: formatClock(backupAtMs, language) })}
        </span>
      )}
    </div>
  );
}
