import { application001 } from './001-application.ts';

/** SQL that takes the program's own database from schema version `index` to `index + 1`. Forward only; a released one is never edited. */
export const APPLICATION_MIGRATIONS: readonly string[] = [application001];
