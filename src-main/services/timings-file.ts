import type { PartialFile } from '../media/replace-file.ts';
import { replaceFile } from '../media/replace-file.ts';
import type { LineReport } from './line-report.ts';

/** Takes the reports of lines in their order. */
export type ReportLine = (report: LineReport) => Promise<void>;

/**
 * Runs `work` while a JSON file `{"voice": id, "lines": [...]}` grows with what it reports, one line of the script on one
 * line of the file. The file appears only when `work` has succeeded; a target that cannot be written is refused before
 * `work` begins. Without a target the reports go nowhere.
 */
export async function withTimingsFile<Result>(
  target: string | undefined,
  voice: string,
  work: (report: ReportLine) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  if (target === undefined) return work(() => Promise.resolve());
  return replaceFile(
    target,
    async (file) => {
      await write(file, `{"voice": ${JSON.stringify(voice)}, "lines": [`);
      let separator = '\n';
      const result = await work(async (report) => {
        await write(file, separator + JSON.stringify(report));
        separator = ',\n';
      });
      await write(file, '\n]}\n');
      return result;
    },
    { signal },
  );
}

function write(file: PartialFile, text: string): Promise<void> {
  return file.append(new TextEncoder().encode(text));
}
