import { createRoot } from 'react-dom/client';

import { openStudio } from '../../../src-renderer/app/open-studio.ts';
import '../../../src-renderer/app/global.css';
import { LanguageContext } from '../../../src-renderer/i18n/use-text.ts';
import type { Studio } from '../../../src-renderer/state/studio.ts';
import { StudioContext } from '../../../src-renderer/state/studio.ts';
import { Timeline } from '../../../src-renderer/timeline/timeline.tsx';
import { emptyDocument } from '../../../src-main/shared/domain/project-document.ts';
import { clockTransport } from './clock-transport.ts';
import { longProject } from './long-project.ts';
import type { Measured, Motion } from './measure-frames.ts';
import { measureFrames, prepareDrag } from './measure-frames.ts';
import { memoryStudio } from './memory-studio.ts';

declare global {
  /** What the bench drives and asks. */
  var studio: Studio;
  var bench: { readonly measureFrames: (motion: Motion, samplesPerPixel: number, frames: number) => Promise<Measured>; readonly prepareDrag: () => { readonly x: number; readonly y: number } };
}

const query = new URLSearchParams(location.search);
document.documentElement.dataset['theme'] = query.get('theme') ?? 'dark';
const language = query.get('language') === 'zh-CN' ? 'zh-CN' : 'en';
document.documentElement.lang = language;
const clips = Number(query.get('clips') ?? 5000);
const project = clips === 0 ? emptyDocument() : longProject(clips, Number(query.get('hours') ?? 2));
globalThis.studio = await openStudio(memoryStudio(project), clockTransport);
globalThis.bench = {
  measureFrames: (motion, samplesPerPixel, frames) => measureFrames(globalThis.studio, motion, samplesPerPixel, frames),
  prepareDrag: () => prepareDrag(globalThis.studio),
};
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StudioContext value={globalThis.studio}>
      <LanguageContext value={language}>
        <main style={{ height: '100%' }}>
          <Timeline />
        </main>
      </LanguageContext>
    </StudioContext>,
  );
}
