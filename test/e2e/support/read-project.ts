import { ProjectDatabase } from '../../../src-main/database/project-database.ts';
import type { HistoryView } from '../../../src-main/shared/contract/contract.ts';
import type { TakeDetail } from '../../../src-main/shared/contract/views.ts';
import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';

/** What a project's file holds: what would be there if the power went now. */
export interface StoredProject {
  readonly document: ProjectDocument;
  readonly history: HistoryView;
  readonly detailOf: (takeId: string) => TakeDetail | undefined;
}

/** Reads a project beside the studio that has it open. Its timings of takes are read when they are asked for. */
export function readProject(path: string): StoredProject {
  return inProject(path, (database) => ({
    document: database.readDocument(),
    history: database.history(),
    detailOf: (takeId) => inProject(path, (again) => again.takeDetail(takeId)),
  }));
}

function inProject<Result>(path: string, read: (database: ProjectDatabase) => Result): Result {
  const database = ProjectDatabase.open(path, { readOnly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}
