import { closeSync, openSync, readSync, statSync } from 'node:fs';

import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import { isOpenHere } from './open-here.ts';
import { PROJECT_FORMAT } from './project-format.ts';

const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
/** Byte offset of the application id in the header of a SQLite file (https://sqlite.org/fileformat2.html#the_database_header). */
const APPLICATION_ID_OFFSET = 68;
/** The schema lies at the start of the file. */
const SEARCHED_BYTES = 1 << 18;
/** Text of our schema that no other program's database has. */
const TELLTALE = Buffer.from('CREATE TABLE line_overrides', 'latin1');

/**
 * Looks at the bytes of a file, without opening it as a database.
 * @throws VoxloomError `project.missing`, or `project.not-a-project` for anything that never was one.
 */
export function recogniseProject(path: string): 'project' | 'damaged' {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new VoxloomError('project.missing', `There is no project at ${path}. It may have been moved, renamed or deleted.`);
  if (!found.isFile()) throw notAProject(path);
  if (isOpenHere(path)) return 'project';
  const bytes = firstBytes(path);
  const isSqlite = bytes.subarray(0, MAGIC.length).equals(MAGIC);
  const isOurs = bytes.length > APPLICATION_ID_OFFSET + 4 && bytes.readUInt32BE(APPLICATION_ID_OFFSET) === PROJECT_FORMAT.applicationId;
  if (isSqlite && isOurs) return 'project';
  if (isOurs || bytes.includes(TELLTALE)) return 'damaged';
  throw notAProject(path);
}

function notAProject(path: string): VoxloomError {
  return new VoxloomError('project.not-a-project', `${path} is not a Voxloom project. Choose a file that ends in .vox.`);
}

function firstBytes(path: string): Buffer {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const bytes = Buffer.alloc(SEARCHED_BYTES);
    return bytes.subarray(0, readSync(file, bytes, 0, SEARCHED_BYTES, 0));
  } catch (error) {
    throw new VoxloomError('project.damaged', `${path} could not be read. Check that you may read it and that its disk works.`, { cause: error });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
