import { FileInput, Plus, Search } from 'lucide-react';

import { insertLine } from '../../actions/script/line-edits.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useKeysOf } from '../../shell/use-key-bindings.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { useDocument } from '../../state/use-document.ts';
import { BulkBar } from './bulk-bar.tsx';
import { EmptyScript } from './empty-script.tsx';
import { lineIdsOf } from './line-ids.ts';
import { LineList } from './line-list.tsx';
import { pasteIntoScript } from './paste-script.ts';
import { words } from './script.messages.ts';
import styles from './script-panel.module.css';

/** The script: every line in order, with who says it, how it reads, how long it is and how it stands. */
export function ScriptPanel() {
  const studio = useStudio();
  const text = useText();
  const ids = useDocument(lineIdsOf);
  const severalSelected = useStore(studio.selection, (selection) => selection.lineIds.length > 1);
  const readOnly = useStore(studio.project.state, (state) => state?.readOnly ?? true);
  const [findKeys, importKeys, addKeys] = [useKeysOf('script.find'), useKeysOf('script.import'), useKeysOf('line.insertBelow')];
  const open = (dialog: 'find' | 'import') => {
    studio.view.set((view) => ({ ...view, dialog }));
  };
  return (
    <div
      className={styles['panel']}
      onPaste={(event) => {
        if (readOnly || event.target instanceof HTMLInputElement) return;
        if (pasteIntoScript(studio, event.clipboardData.getData('text/plain'), event.target, text(words.narrator))) event.preventDefault();
      }}
    >
      <header className={styles['header']}>
        {severalSelected ? (
          <BulkBar />
        ) : (
          <>
            <h2 className={styles['title']}>{text(words.script)}</h2>
            <span className={styles['count']}>{ids.length === 0 ? '' : text(words.lineCount, { count: ids.length })}</span>
            <IconButton label={text(words.find)} keys={findKeys} icon={<Search />} disabled={ids.length === 0} onClick={() => { open('find'); }} />
            <IconButton label={text(words.import)} keys={importKeys} icon={<FileInput />} disabled={readOnly} onClick={() => { open('import'); }} />
            <IconButton
              label={text(words.addLine)}
              keys={addKeys}
              icon={<Plus />}
              disabled={readOnly}
              onClick={() => void tell(studio, insertLine(studio, 'same', text(words.narrator)))}
            />
          </>
        )}
      </header>
      {ids.length === 0 ? <EmptyScript /> : <LineList ids={ids} />}
    </div>
  );
}
