import type { ComponentType } from 'react';
import { lazy, Suspense } from 'react';

import { FileBrowser } from '../dialogs/file-browser/file-browser.tsx';
import { fileQuestionOf } from '../dialogs/file-browser/pick-file.ts';
import { RegionBoundary } from '../shell/region-boundary.tsx';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import type { DialogName } from '../state/window-view.ts';
import { setDialog } from '../state/window-view.ts';

interface DialogProps {
  readonly onClose: () => void;
}

/** None is loaded before it is opened, so that the window itself comes quickly. */
const DIALOGS: Record<DialogName, ComponentType<DialogProps>> = {
  export: lazy(async () => ({ default: (await import('../dialogs/export/export-dialog.tsx')).ExportDialog })),
  find: lazy(async () => ({ default: (await import('../panels/script/find-dialog.tsx')).FindDialog })),
  start: lazy(async () => ({ default: (await import('../dialogs/start/start-dialog.tsx')).StartDialog })),
  settings: lazy(async () => ({ default: (await import('../dialogs/settings/settings-dialog.tsx')).SettingsDialog })),
  palette: lazy(async () => ({ default: (await import('../dialogs/palette/palette.tsx')).Palette })),
  lexicon: lazy(async () => ({ default: (await import('../dialogs/lexicon/lexicon-dialog.tsx')).LexiconDialog })),
  subtitles: lazy(async () => ({ default: (await import('../dialogs/import/subtitles-dialog.tsx')).SubtitlesDialog })),
  compare: lazy(async () => ({ default: (await import('../dialogs/import/compare-dialog.tsx')).CompareDialog })),
  import: lazy(async () => ({ default: (await import('../dialogs/import/import-dialog.tsx')).ImportDialog })),
  picture: lazy(async () => ({ default: (await import('../dialogs/picture/picture-dialog.tsx')).PictureDialog })),
  about: lazy(async () => ({ default: (await import('../dialogs/about/about-dialog.tsx')).AboutDialog })),
  gate: lazy(async () => ({ default: (await import('../dialogs/gate/gate-dialog.tsx')).GateDialog })),
  preflight: lazy(async () => ({ default: (await import('../dialogs/preflight/preflight-dialog.tsx')).PreflightDialog })),
  tour: lazy(async () => ({ default: (await import('../dialogs/tour/tour.tsx')).Tour })),
};

/** The dialog that is open, and over it the file browser when one of them asks for a file. */
export function DialogHost() {
  const studio = useStudio();
  const name = useStore(studio.view, (view) => view.dialog);
  const question = useStore(fileQuestionOf(studio), (present) => present);
  const close = () => {
    setDialog(null)(studio);
  };
  const Dialog = name === null ? undefined : DIALOGS[name];
  return (
    <RegionBoundary name={name ?? ''}>
      <Suspense>{Dialog && <Dialog key={name} onClose={close} />}</Suspense>
      {question && <FileBrowser question={question} />}
    </RegionBoundary>
  );
}
