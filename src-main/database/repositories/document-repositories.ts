import type { z } from 'zod';

import { TABLES, TABLE_NAMES } from '../../shared/domain/project-document.ts';
import type { Patch, ProjectDocument, RowOf, TableName } from '../../shared/domain/project-document.ts';
import type { Connection } from '../connection.ts';
import { assetMapping } from './assets.ts';
import { characterMapping } from './characters.ts';
import { clipMapping } from './clips.ts';
import { cueMapping } from './cues.ts';
import { deliveryMapping } from './deliveries.ts';
import { lexiconMapping } from './lexicon.ts';
import { lineMapping } from './lines.ts';
import { markerMapping } from './markers.ts';
import { pictureMapping } from './pictures.ts';
import { settingsMapping } from './settings.ts';
import { subtitleFileMapping } from './subtitle-files.ts';
import type { TableMapping } from './table-mapping.ts';
import { TableRepository } from './table-repository.ts';
import { takeMapping } from './takes.ts';
import { trackMapping } from './tracks.ts';

/** How each table of the document lies in the file. */
export const DOCUMENT_MAPPINGS: { readonly [T in TableName]: TableMapping<RowOf<T>> } = {
  settings: settingsMapping,
  characters: characterMapping,
  lines: lineMapping,
  deliveries: deliveryMapping,
  takes: takeMapping,
  tracks: trackMapping,
  assets: assetMapping,
  clips: clipMapping,
  markers: markerMapping,
  lexicon: lexiconMapping,
  subtitleFiles: subtitleFileMapping,
  cues: cueMapping,
  pictures: pictureMapping,
};

type Repositories = { readonly [T in TableName]: TableRepository<RowOf<T>> };

/** All tables of the document together. */
export class DocumentRepositories {
  readonly #repositories: Repositories;

  constructor(connection: Connection) {
    const entries = TABLE_NAMES.map((name) => [name, repositoryOf(connection, name)]);
    this.#repositories = Object.fromEntries(entries) as Repositories;
  }

  /** @throws UnreadableRow for a row that its schema does not take. */
  readDocument(): ProjectDocument {
    const tables = TABLE_NAMES.map((name) => {
      const rows: readonly { readonly id: string }[] = this.#repositories[name].readAll();
      return [name, new Map(rows.map((row) => [row.id, row]))] as const;
    });
    return Object.fromEntries(tables) as unknown as ProjectDocument;
  }

  /** Writes rows as the patches say. To be called inside a transaction; references are checked when that ends. */
  apply(patches: readonly Patch[]): void {
    for (const { table, id, row } of patches) {
      const repository = this.#repositories[table] as TableRepository<unknown>;
      if (row === null) repository.remove(id);
      else repository.put(row);
    }
  }
}

function repositoryOf<T extends TableName>(connection: Connection, name: T): TableRepository<RowOf<T>> {
  return new TableRepository<RowOf<T>>(connection, DOCUMENT_MAPPINGS[name], TABLES[name] as unknown as z.ZodType<RowOf<T>>);
}
