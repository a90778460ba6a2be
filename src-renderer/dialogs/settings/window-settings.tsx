import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { changeSettings } from '../../state/change-settings.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { pickFile } from '../file-browser/pick-file.ts';
import styles from './settings-dialog.module.css';
import { words } from './settings.messages.ts';

export function WindowSettings() {
  const text = useText();
  const studio = useStudio();
  const { language, theme, defaultFolder } = useStore(studio.settings, (settings) => settings);
  const chooseFolder = async () => {
    const path = await pickFile(studio, 'folder');
    if (path !== null) changeSettings(studio, { defaultFolder: path });
  };
  return (
    <div className={styles['form']}>
      <SelectField
        label={text(words.language)}
        value={language}
        options={[
          { value: 'system', label: text(words.system) },
          { value: 'en', label: text(words.english) },
          { value: 'zh-CN', label: text(words.chinese) },
        ]}
        onChange={(chosen) => {
          changeSettings(studio, { language: chosen });
        }}
      />
      <SelectField
        label={text(words.theme)}
        value={theme}
        options={[
          { value: 'system', label: text(words.system) },
          { value: 'dark', label: text(words.dark) },
          { value: 'light', label: text(words.light) },
        ]}
        onChange={(chosen) => {
          changeSettings(studio, { theme: chosen });
        }}
      />
      <div>
        <p className={styles['label']}>{text(words.defaultFolder)}</p>
        <div className={styles['folder']}>
          <span className={styles['folderPath']}>{defaultFolder === '' ? text(words.defaultFolderNone) : defaultFolder}</span>
          <Button onClick={() => void tell(studio, chooseFolder())}>{text(words.choose)}</Button>
          <Button
            disabled={defaultFolder === ''}
            onClick={() => {
              changeSettings(studio, { defaultFolder: '' });
            }}
          >
            {text(words.reset)}
          </Button>
        </div>
      </div>
    </div>
  );
}
