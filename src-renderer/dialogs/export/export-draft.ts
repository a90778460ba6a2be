import type { Studio } from '../../state/studio.ts';
import type { ExportForm } from './export-form.ts';

interface ExportDraft {
  readonly projectPath: string;
  readonly form: ExportForm;
}

/** What the dialog has been told and not exported yet, so that a look at the check or at the script loses none of it. */
const drafts = new WeakMap<Studio, ExportDraft>();

export function draftOf(studio: Studio, projectPath: string): ExportForm | undefined {
  const draft = drafts.get(studio);
  return draft?.projectPath === projectPath ? draft.form : undefined;
}

export function keepDraft(studio: Studio, draft: ExportDraft): void {
  drafts.set(studio, draft);
}
