import { FilePlus2, FolderOpen, Sparkles, X } from 'lucide-react';
import { use } from 'react';

import { actionOf } from '../../actions/all-actions.ts';
import { runAction } from '../../actions/run-action.ts';
import { Button } from '../../components/button.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { formatDay } from '../../i18n/format-figures.ts';
import { LanguageContext, useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import styles from './start-dialog.module.css';
import { words } from './start.messages.ts';

/** Where a session begins: a project of before, a new one, another one, or the sample. */
export function StartDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const language = use(LanguageContext);
  const studio = useStudio();
  const recent = useStore(studio.recent, (projects) => projects);
  const run = (action: string) => () => {
    onClose();
    runAction(studio, actionOf(action));
  };
  const open = (path: string) => {
    onClose();
    void tell(
      studio,
      studio.connection.request('project.open', { path }).then((project) => {
        studio.project.show(project);
      }),
    );
  };
  const forget = (path: string) => {
    studio.recent.set((projects) => projects.filter((project) => project.path !== path));
    void tell(studio, studio.connection.request('recent.forget', { path }));
  };
  return (
    <DialogFrame title={text(words.title)} onClose={onClose}>
      <p className={styles['purpose']}>{text(words.purpose)}</p>
      <div className={styles['ways']}>
        <Button kind="primary" icon={<FilePlus2 size={16} />} onClick={run('project.new')}>
          {text(words.newProject)}
        </Button>
        <Button icon={<FolderOpen size={16} />} onClick={run('project.open')}>
          {text(words.open)}
        </Button>
        <Button icon={<Sparkles size={16} />} onClick={run('project.sample')}>
          {text(words.sample)}
        </Button>
      </div>
      <h2 className={styles['heading']}>{text(words.recent)}</h2>
      {recent.length === 0 ? (
        <p className={styles['none']}>{text(words.none)}</p>
      ) : (
        <ul className={styles['list']}>
          {recent.map(({ path, title, openedAtMs, missing }) => (
            <li key={path} className={styles['row']}>
              <button
                type="button"
                className={styles['project']}
                disabled={missing}
                onClick={() => {
                  open(path);
                }}
              >
                <span className={styles['name']}>{title}</span>
                <span className={styles['path']}>{path}</span>
                <span className={missing ? styles['missing'] : styles['day']}>{missing ? text(words.missing) : formatDay(openedAtMs, language)}</span>
              </button>
              <IconButton
                small
                label={text(words.forget, { title })}
                icon={<X />}
                onClick={() => {
                  forget(path);
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </DialogFrame>
  );
}
