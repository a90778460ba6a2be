import type { Line } from '../../../src-main/shared/domain/project-rows.ts';
import { charactersInOrder } from '../../../src-main/shared/domain/in-order.ts';
import { newCharacter } from '../../../src-main/shared/script/new-character.ts';
import { scriptOrder, goToText } from '../../panels/script/move-in-script.ts';
import { afterForStep } from '../../panels/script/line-range.ts';
import { otherSpeaker } from '../../panels/script/script-insertion.ts';
import { scriptViewOf } from '../../panels/script/script-view.ts';
import { newId } from '../../state/new-id.ts';
import { selectLine } from '../../state/select.ts';
import type { Studio } from '../../state/studio.ts';

/** The selected lines in the order of the script. */
export function selectedLines(studio: Studio): readonly Line[] {
  const document = studio.project.state.get()?.document;
  return document ? studio.selection.get().lineIds.flatMap((id) => document.lines.get(id) ?? []) : [];
}

export function shownLine(studio: Studio): Line | undefined {
  return studio.project.state.get()?.document.lines.get(studio.selection.get().lineId ?? '');
}

/** Voice that a new character gets: the last one cast, else the first that is installed. */
export function likelyVoice(studio: Studio): string {
  const document = studio.project.state.get()?.document;
  const cast = document ? charactersInOrder(document) : [];
  return cast.at(-1)?.voiceId ?? studio.voices.get()[0]?.id ?? 'kathleen-en';
}

/**
 * An empty line behind the shown one, or at the end, with the caret in it.
 * @param speaker `same` goes on, `other` answers.
 * @param someone who speaks when there is no cast yet.
 */
export async function insertLine(studio: Studio, speaker: 'same' | 'other', someone: string): Promise<void> {
  const document = studio.project.state.get()?.document;
  if (!document) return;
  const shown = shownLine(studio);
  const after = shown?.id ?? scriptOrder(studio).at(-1) ?? null;
  const before = shown ?? document.lines.get(after ?? '');
  const cast = charactersInOrder(document);
  const known = (speaker === 'other' && before ? otherSpeaker(document, before.id) : before?.characterId) ?? cast[0]?.id;
  const characters = known === undefined ? [newCharacter(newId(), someone, likelyVoice(studio), cast)] : [];
  const characterId = known ?? characters[0]?.id ?? '';
  const id = newId();
  const flushed = before && scriptViewOf(studio).drafts.flush(before.id);
  const done = studio.project.commit([{ name: 'script.insert', arguments: { after, characters, lines: [{ id, characterId, text: '', slot: null }] } }]);
  goToText(studio, id, Infinity);
  await Promise.all([flushed, done]);
}

/** Moves the selected lines one place, as a block. */
export async function stepLines(studio: Studio, step: -1 | 1): Promise<void> {
  const { lineIds } = studio.selection.get();
  const after = afterForStep(scriptOrder(studio), new Set(lineIds), step);
  if (after !== undefined) await studio.project.commit([{ name: 'line.move', arguments: { ids: lineIds, after } }]);
}

/** Cuts the shown line at the caret; the caret goes to the second half. */
export async function splitAtCaret(studio: Studio): Promise<void> {
  const line = shownLine(studio);
  const view = scriptViewOf(studio);
  if (!line) return;
  const flushed = view.drafts.flush(line.id);
  const newLineId = newId();
  const done = studio.project.commit([{ name: 'line.split', arguments: { id: line.id, at: view.caret.get().start, newId: newLineId } }]);
  if (studio.project.state.get()?.document.lines.has(newLineId)) goToText(studio, newLineId, 0);
  await Promise.all([flushed, done]);
}

/** Adds the next line to the shown one; the caret stands where they meet. */
export async function joinWithNext(studio: Studio): Promise<void> {
  const line = shownLine(studio);
  const order = scriptOrder(studio);
  const nextId = line && order[order.indexOf(line.id) + 1];
  if (!line || nextId === undefined) return;
  const flushed = scriptViewOf(studio).drafts.flush();
  const seam = studio.project.state.get()?.document.lines.get(line.id)?.text.trimEnd().length ?? 0;
  const inText = scriptViewOf(studio).focus.get()?.place === 'text';
  const done = studio.project.commit([{ name: 'line.join', arguments: { id: line.id, nextId } }]);
  if (inText) goToText(studio, line.id, seam);
  else selectLine(studio, line.id);
  await Promise.all([flushed, done]);
}

/** Locks the selected lines, or unlocks them if all of them are locked. */
export async function toggleLock(studio: Studio): Promise<void> {
  const lines = selectedLines(studio);
  if (lines.length === 0) return;
  const flushed = scriptViewOf(studio).drafts.flush();
  const locked = !lines.every((line) => line.locked);
  await Promise.all([flushed, studio.project.commit([{ name: 'line.lock', arguments: { ids: lines.map(({ id }) => id), locked } }])]);
}
