import { project001 } from './001-project.ts';
import { workToResume002 } from './002-work-to-resume.ts';
import { dubbing003 } from './003-dubbing.ts';

/** SQL that takes a project file from schema version `index` to `index + 1`. Forward only; a released one is never edited. */
export const PROJECT_MIGRATIONS: readonly string[] = [project001, workToResume002, dubbing003];
