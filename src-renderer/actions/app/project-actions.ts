import { pickFile, pickSaveTarget } from '../../dialogs/file-browser/pick-file.ts';
import { formatMessage } from '../../i18n/messages.ts';
import { windowLanguage } from '../../i18n/window-language.ts';
import { scriptViewOf } from '../../panels/script/script-view.ts';
import { inform } from '../../state/inform.ts';
import type { Studio } from '../../state/studio.ts';
import { setDialog } from '../../state/window-view.ts';
import type { Action } from '../action.ts';
import { words } from './app.messages.ts';

const isOpen = (studio: Studio): boolean => studio.project.state.get() !== null;

/** What can be done with the project as a whole. */
export const projectActions: readonly Action[] = [
  { id: 'project.new', title: words.newProject, keys: ['Mod+Alt+KeyN'], inText: true, run: newProject },
  { id: 'project.open', title: words.open, keys: ['Mod+KeyO'], inText: true, run: openProject },
  { id: 'project.saveAs', title: words.saveAs, keys: ['Mod+Shift+KeyS'], inText: true, enabled: isOpen, run: saveAs },
  { id: 'project.backUp', title: words.backUp, keys: ['Mod+KeyS'], inText: true, enabled: isOpen, run: backUp },
  { id: 'project.close', title: words.close, enabled: isOpen, run: closeProject },
  { id: 'project.sample', title: words.sample, run: openSample },
  { id: 'project.check', title: words.checkDelivery, keys: ['Mod+Shift+KeyE'], inText: true, enabled: isOpen, run: setDialog('gate') },
  { id: 'project.export', title: words.export, keys: ['Mod+KeyE'], inText: true, enabled: isOpen, run: setDialog('export') },
  { id: 'edit.undo', title: words.undo, keys: ['Mod+KeyZ'], inText: true, enabled: (studio) => canStep(studio, 'undo'), run: undo },
  { id: 'edit.redo', title: words.redo, keys: ['Mod+Shift+KeyZ', 'Mod+KeyY'], inText: true, enabled: (studio) => canStep(studio, 'redo'), run: redo },
];

async function newProject(studio: Studio): Promise<void> {
  const title = formatMessage(words.untitled, windowLanguage(studio.settings.get().language, navigator.languages));
  studio.project.show(await studio.connection.request('project.create', { title }));
}

async function openProject(studio: Studio): Promise<void> {
  const path = await pickFile(studio, 'project');
  if (path !== null) studio.project.show(await studio.connection.request('project.open', { path }));
}

async function saveAs(studio: Studio): Promise<void> {
  const title = studio.project.state.get()?.document.settings.get('project')?.title ?? '';
  const path = await pickSaveTarget(studio, title, 'vox');
  if (path !== null) studio.project.show(await studio.connection.request('project.saveAs', { path }));
}

async function backUp(studio: Studio): Promise<void> {
  await scriptViewOf(studio).drafts.flush();
  const { path } = await studio.connection.request('project.backUp', {});
  inform(studio, words.backedUp, { path });
}

async function closeProject(studio: Studio): Promise<void> {
  await scriptViewOf(studio).drafts.flush();
  await studio.connection.request('project.close', {});
  studio.project.show(null);
  setDialog('start')(studio);
}

async function openSample(studio: Studio): Promise<void> {
  studio.project.show(await studio.connection.request('project.openSample', {}));
}

/** Typing that is not committed yet is an edit like any other: it is committed first, then taken back. */
async function undo(studio: Studio): Promise<void> {
  await scriptViewOf(studio).drafts.flush();
  await studio.project.undo();
}

async function redo(studio: Studio): Promise<void> {
  await scriptViewOf(studio).drafts.flush();
  await studio.project.redo();
}

/** Text fields that are not part of the project take their typing back themselves. */
function canStep(studio: Studio, step: 'undo' | 'redo'): boolean {
  const state = studio.project.state.get();
  if (!state || state.readOnly || isInOtherText(studio)) return false;
  return state.history[step] !== null || scriptViewOf(studio).drafts.state.get().size > 0;
}

function isInOtherText(studio: Studio): boolean {
  const isText = document.activeElement?.matches('input:not([type]), input[type=text], input[type=search], textarea') === true;
  return isText && scriptViewOf(studio).focus.get()?.place !== 'text';
}
