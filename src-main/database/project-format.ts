import type { FileFormat } from './file-format.ts';
import { PROJECT_MIGRATIONS } from './migrations/project-migrations.ts';

/** `.vox` files. The application id is "VoxP". */
export const PROJECT_FORMAT: FileFormat = { applicationId: 0x566f7850, migrations: PROJECT_MIGRATIONS };
