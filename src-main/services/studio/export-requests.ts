import type { RequestHandlers } from '../../shared/contract/contract.ts';
import type { ExportService } from '../export/export-service.ts';
import { authorPath } from './author-path.ts';

type ExportRequests = Pick<RequestHandlers, 'export.start' | 'export.cancel' | 'export.resume' | 'export.list'>;

/** @param present exports of the open project; throws `project.none-open` without one */
export function exportRequests(present: () => ExportService): ExportRequests {
  return {
    'export.start': async (spec) => ({ jobId: await present().start({ ...spec, target: authorPath(spec.target) }) }),
    'export.cancel': async ({ jobId }) => {
      await present().cancel(jobId);
      return {};
    },
    'export.resume': async ({ jobId }) => {
      await present().resume(jobId);
      return {};
    },
    'export.list': () => Promise.resolve({ jobs: [...present().list()] }),
  };
}
