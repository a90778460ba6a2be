import type { ExportJob, TakeDetail } from '../../shared/contract/views.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { Picture } from '../../shared/domain/project-rows.ts';
import type { SoundReader } from '../../shared/mix/mix-block.ts';

/** What exports need of the open project. */
export interface ExportSource {
  document(): ProjectDocument;
  readonly sounds: SoundReader;
  /** Where the file of a picture is now; null when it is nowhere. */
  findPicture(picture: Picture): Promise<string | null>;
  /** When the words of a take sound; none where that is not known. */
  takeWords(takeId: string): TakeDetail['words'];
  /** Jobs of this project, oldest first. */
  loadJobs(): readonly ExportJob[];
  saveJob(job: ExportJob): void;
}
