import { CornerLeftUp, File, Folder, FolderPlus } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';

import type { FolderView } from '../../../src-main/shared/contract/views.ts';
import { Button } from '../../components/button.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { formatBytes } from '../../i18n/format-figures.ts';
import { useText } from '../../i18n/use-text.ts';
import { rememberLayout } from '../../state/change-settings.ts';
import { useStudio } from '../../state/studio.ts';
import { tell, tellFailure } from '../../state/tell.ts';
import { words } from './file-browser.messages.ts';
import styles from './file-browser.module.css';
import type { FileQuestion } from './pick-file.ts';
import { EXTENSIONS } from './pick-file.ts';
import { joinPath, targetName } from './target-name.ts';

const LAST_FOLDER = 'files.folder';

/** The window's own file dialog, for shells that have none. */
export function FileBrowser({ question }: { readonly question: FileQuestion }) {
  const text = useText();
  const studio = useStudio();
  const [folder, setFolder] = useState<FolderView | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState(question.purpose === 'save' ? question.suggestedName : '');
  const [newFolder, setNewFolder] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);

  const show = useCallback(
    async (path: string | null) => {
      try {
        setFolder(await studio.connection.request('files.list', { path }));
        setChosen(null);
      } catch (error) {
        // A folder that is gone, as the one of last time may be: begin at home.
        if (path === null) tellFailure(studio, error);
        else await show(null);
      }
    },
    [studio],
  );
  useEffect(() => {
    const { layout, defaultFolder } = studio.settings.get();
    const last = layout[LAST_FOLDER];
    void show(typeof last === 'string' && last !== '' ? last : defaultFolder === '' ? null : defaultFolder);
  }, [studio, show]);

  const endings = question.purpose === 'save' ? [question.extension] : EXTENSIONS[question.kind];
  const entries = folder?.entries.filter((entry) => entry.kind === 'folder' || endings.some((ending) => entry.name.toLowerCase().endsWith(`.${ending}`))) ?? [];
  const saved = question.purpose === 'save' ? targetName(name, question.extension) : '';
  const answer = (path: string) => {
    if (folder) rememberLayout(studio, LAST_FOLDER, folder.path);
    question.done(path);
  };
  const activate = (entry: FolderView['entries'][number]) => {
    if (entry.kind === 'folder') void show(entry.path);
    else if (question.purpose === 'open') answer(entry.path);
    else setName(entry.name);
  };
  const accept = () => {
    if (!folder) return;
    const entry = entries.find(({ path }) => path === chosen);
    if (question.purpose === 'save') {
      if (saved !== '') answer(joinPath(folder.path, saved));
    } else if (question.kind === 'folder') answer(entry?.path ?? folder.path);
    else if (entry) activate(entry);
  };
  const step = (by: number) => {
    const index = entries.findIndex(({ path }) => path === chosen);
    const next = entries[Math.max(0, Math.min(entries.length - 1, index + by))];
    if (!next) return;
    setChosen(next.path);
    list.current?.querySelector(`[data-path="${CSS.escape(next.path)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const accepted = question.purpose === 'save' ? text(words.saveHere) : question.kind === 'folder' ? text(words.useFolder) : text(words.open);
  return (
    <DialogFrame
      title={text(words[question.purpose === 'save' ? 'save' : question.kind])}
      onClose={() => {
        question.done(null);
      }}
      footer={
        <>
          <Button
            onClick={() => {
              question.done(null);
            }}
          >
            {text(words.cancel)}
          </Button>
          <Button kind="primary" disabled={question.purpose === 'save' ? saved === '' : question.kind !== 'folder' && chosen === null} onClick={accept}>
            {accepted}
          </Button>
        </>
      }
    >
      <div className={styles['place']}>
        <IconButton
          label={text(words.up)}
          icon={<CornerLeftUp />}
          disabled={folder?.parent == null}
          onClick={() => {
            if (folder) void show(folder.parent);
          }}
        />
        <span className={styles['path']}>{folder?.path}</span>
        {(question.purpose === 'save' || question.kind === 'folder') && (
          <IconButton
            label={text(words.newFolder)}
            icon={<FolderPlus />}
            onClick={() => {
              setNewFolder('');
            }}
          />
        )}
      </div>
      {newFolder !== null && folder && (
        <form
          className={styles['newFolder']}
          onSubmit={(event) => {
            event.preventDefault();
            setNewFolder(null);
            void tell(studio, studio.connection.request('files.createFolder', { parent: folder.path, name: newFolder }).then(({ path }) => show(path)));
          }}
        >
          <TextField label={text(words.folderName)} labelHidden placeholder={text(words.folderName)} autoFocus value={newFolder} onChange={setNewFolder} />
          <Button submit disabled={newFolder.trim() === ''}>
            {text(words.create)}
          </Button>
        </form>
      )}
      <ul
        ref={list}
        role="listbox"
        data-first={question.purpose === 'open' ? '' : undefined}
        tabIndex={0}
        aria-label={text(words.files, { path: folder?.path ?? '' })}
        aria-activedescendant={chosen === null ? undefined : `file-${entries.findIndex(({ path }) => path === chosen)}`}
        className={styles['list']}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') step(1);
          else if (event.key === 'ArrowUp') step(-1);
          else if (event.key === 'Backspace' && folder?.parent != null) void show(folder.parent);
          else if (event.key === 'Enter') {
            const entry = entries.find(({ path }) => path === chosen);
            if (entry) activate(entry);
          } else return;
          event.preventDefault();
        }}
      >
        {entries.map((entry, index) => (
          <li
            key={entry.path}
            id={`file-${index}`}
            role="option"
            aria-selected={entry.path === chosen}
            data-path={entry.path}
            className={styles['entry']}
            onClick={() => {
              setChosen(entry.path);
              if (question.purpose === 'save' && entry.kind === 'file') setName(entry.name);
            }}
            onDoubleClick={() => {
              activate(entry);
            }}
          >
            {entry.kind === 'folder' ? <Folder /> : <File />}
            <span className={styles['name']}>{entry.name}</span>
            <span className={styles['bytes']}>{entry.kind === 'file' ? formatBytes(entry.bytes) : ''}</span>
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className={styles['empty']}>{text(words.empty)}</p>}
      {question.purpose === 'save' && (
        <form
          className={styles['save']}
          onSubmit={(event) => {
            event.preventDefault();
            accept();
          }}
        >
          <TextField label={text(words.name)} value={name} onChange={setName} />
          <p className={styles['warning']}>{entries.some((entry) => entry.name === saved) ? text(words.exists) : ''}</p>
        </form>
      )}
    </DialogFrame>
  );
}
