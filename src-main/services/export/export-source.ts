import type { ExportJob } from '../../shared/contract/views.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { SoundReader } from '../../shared/mix/mix-block.ts';

/** What exports need of the open project. */
export interface ExportSource {
  document(): ProjectDocument;
  readonly sounds: SoundReader;
  /** Jobs of this project, oldest first. */
  loadJobs(): readonly ExportJob[];
  saveJob(job: ExportJob): void;
}
