import { writeSync } from 'node:fs';
import { dirname } from 'node:path';

import { openHeadlessStudio } from '../../src-main/services/headless/open-headless-studio.ts';
import { HeadlessProject } from '../../src-main/services/headless/headless-project.ts';
import { STAND_IN_VOICES, workOf, type MediaWork } from './media-work.ts';

/*
 * Opens the studio on the project it is given and does one kind of work with files of sound, picture or text again and
 * again; before and after each time it says so. It is made to be killed.
 */

const [path = '', work = ''] = process.argv.slice(2);
const folder = dirname(path);
const say = (word: string): void => void writeSync(1, `${word}\n`);

const studio = await openHeadlessStudio(STAND_IN_VOICES, { data: folder, documents: folder, home: folder });
const project = await HeadlessProject.open(studio, path, new AbortController().signal);
const once = workOf(work as MediaWork, project, folder);
say('ready');
for (;;) {
  say('begin');
  await once();
  say('end');
}
