import { join } from 'node:path';

import { ProjectDatabase } from '../../../src-main/database/project-database.ts';
import type { HistoryView } from '../../../src-main/shared/contract/contract.ts';
import type { TakeDetail } from '../../../src-main/shared/contract/views.ts';
import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import type { AuthorHome } from './author-home.ts';

/** What a project's file holds: what would be there if the power went now. */
export interface StoredProject {
  readonly path: string;
  readonly document: ProjectDocument;
  readonly history: HistoryView;
  /** Counts edits, undos and redos. */
  readonly revision: number;
  readonly detailOf: (takeId: string) => TakeDetail | undefined;
}

/** Reads a project beside the studio that has it open. Its timings of takes are read when they are asked for. */
function readProject(path: string): StoredProject {
  return inProject(path, (database) => ({
    path,
    document: database.readDocument(),
    history: database.history(),
    revision: database.revision,
    detailOf: (takeId) => inProject(path, (again) => again.takeDetail(takeId)),
  }));
}

/** The sample as the studio has put it among an author's documents. */
export function readSample({ home }: { readonly home: AuthorHome }): StoredProject {
  const name = home.files(home.documents).find((file) => file.endsWith('.vox'));
  if (name === undefined) throw new Error(`there is no project in ${home.documents}`);
  return readProject(join(home.documents, name));
}

/** The project that was begun beside the sample, whose name is "Untitled". */
export function readUntitled({ home }: { readonly home: AuthorHome }): StoredProject {
  return readProject(join(home.documents, 'Untitled.vox'));
}

function inProject<Result>(path: string, read: (database: ProjectDatabase) => Result): Result {
  const database = ProjectDatabase.open(path, { readOnly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}
