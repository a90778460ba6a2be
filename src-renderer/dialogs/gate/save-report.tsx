import { useContext, useState } from 'react';

import type { GateReport } from '../../../src-main/shared/contract/gate-views.ts';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { LanguageContext, useText } from '../../i18n/use-text.ts';
import { newId } from '../../state/new-id.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { pickSaveTarget } from '../file-browser/pick-file.ts';
import { words } from './gate.messages.ts';

type Format = 'csv' | 'json' | 'html';

/** Saves a report as it is shown, in the window's language. */
export function SaveReport({ report, title }: { readonly report: GateReport; readonly title: string }) {
  const text = useText();
  const language = useContext(LanguageContext);
  const studio = useStudio();
  const [format, setFormat] = useState<Format>('html');
  const save = async (): Promise<void> => {
    const path = await pickSaveTarget(studio, text(words.reportName, { title: title === '' ? 'Voxloom' : title }), format);
    if (path === null) return;
    await studio.connection.request('gate.save', { report, path, format, language });
    studio.notices.set((present) => [...present, { id: newId(), kind: 'info', message: text(words.saved, { path }) }]);
  };
  return (
    <>
      <SelectField
        label={text(words.saveAs)}
        inline
        value={format}
        options={[
          { value: 'html', label: 'HTML' },
          { value: 'csv', label: 'CSV' },
          { value: 'json', label: 'JSON' },
        ]}
        onChange={setFormat}
      />
      <Button onClick={() => void tell(studio, save())}>{text(words.save)}</Button>
    </>
  );
}
