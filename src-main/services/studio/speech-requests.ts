import type { RequestHandlers } from '../../shared/contract/contract.ts';
import { previewUrl } from '../../shared/contract/media-url.ts';
import { linesInOrder } from '../../shared/domain/in-order.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import { emptyDocument } from '../../shared/domain/project-document.ts';
import { lineState } from '../../shared/domain/recipe.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { SpeechService } from '../speech/speech-service.ts';
import { abortSignalOf } from './abort-signal-of.ts';
import type { OpenProject, PresentProject } from './present-project.ts';

type SpeechRequests = Pick<
  RequestHandlers,
  | 'reading.read'
  | 'reading.predict'
  | 'speech.plan'
  | 'speech.preview'
  | 'speech.audition'
  | 'render.enqueue'
  | 'render.enqueueChanged'
  | 'render.cancel'
  | 'render.pause'
  | 'render.resume'
  | 'take.detail'
>;

const NO_PROJECT = emptyDocument();

/** How lines are said: asked about, listened to, rendered. */
export function speechRequests(present: PresentProject, speech: SpeechService): SpeechRequests {
  const document = (): ProjectDocument => present.need().session.document;
  return {
    'reading.read': (draft, signal) => speech.read(document(), draft, abortSignalOf(signal)),
    'reading.predict': async ({ lines }, signal) => ({ lengths: await speech.predict(document(), lines, abortSignalOf(signal)) }),
    'speech.plan': (draft, signal) => speech.plan(document(), draft, abortSignalOf(signal)),
    'speech.preview': async ({ untouched = false, ...draft }, signal) => ({
      url: previewUrl(await speech.preview(document(), draft, { untouched, signal: abortSignalOf(signal) })),
    }),
    'speech.audition': async (request, signal) => ({
      url: previewUrl(await speech.audition(present.now?.session.document ?? NO_PROJECT, request, abortSignalOf(signal))),
    }),
    'render.enqueue': ({ lineIds, takes }) => {
      const project = toWrite(present);
      const gone = lineIds.find((id) => !project.session.document.lines.has(id));
      if (gone !== undefined) throw new VoxloomError('edit.refused', 'This line is no longer in the script.');
      // One line alone is one that somebody waits for.
      project.rendering.queue.enqueue(lineIds, { takes, urgent: lineIds.length === 1 });
      return Promise.resolve({});
    },
    'render.enqueueChanged': () => {
      const project = toWrite(present);
      const lineIds = changedLines(project.session.document);
      if (lineIds.length > 0) project.rendering.queue.enqueue(lineIds, { takes: 1 });
      return Promise.resolve({ lineIds });
    },
    'render.cancel': ({ lineIds }) => {
      present.need().rendering.queue.cancel(lineIds);
      return Promise.resolve({});
    },
    'render.pause': () => {
      present.need().rendering.queue.pause();
      return Promise.resolve({});
    },
    'render.resume': () => {
      toWrite(present).rendering.queue.resume();
      return Promise.resolve({});
    },
    'take.detail': ({ takeId }) => {
      const detail = present.need().session.database.takeDetail(takeId);
      if (!detail) throw new VoxloomError('edit.refused', 'The timings of this take are not in the project. Render the line again.');
      return Promise.resolve(detail);
    },
  };
}

/**
 * The lines whose take is missing or no longer says what the line says, in the order of the script. Lines without a word
 * are left out, and those whose take is approved: a new one would not count.
 */
function changedLines(document: ProjectDocument): string[] {
  return linesInOrder(document).flatMap(({ id, text, locked, takeId }) => {
    const isApproved = locked || (takeId !== null && document.takes.get(takeId)?.locked === true);
    return isApproved || text.trim() === '' || lineState(document, id) === 'fresh' ? [] : [id];
  });
}

function toWrite(present: PresentProject): OpenProject {
  const project = present.need();
  if (project.session.readOnly) throw new VoxloomError('project.read-only', 'This project is open for reading only, so it takes no new takes. Save it elsewhere to go on.');
  return project;
}
