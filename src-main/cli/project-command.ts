import { resolve } from 'node:path';

import { chooseExportFormat } from '../services/headless/choose-export-format.ts';
import { exportProject, type ProjectExportJob } from '../services/headless/export-project.ts';
import { openHeadlessStudio } from '../services/headless/open-headless-studio.ts';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import type { Options } from './parse-options.ts';
import type { ProgressBar } from './progress-bar.ts';
import { describeProject, projectJson, projectRemarks } from './report-project.ts';
import type { CommandLineWorld, ExitCode } from './run-command-line.ts';

/** `voxloom project.vox --export mix --out mix.wav` */
export async function runProject(world: CommandLineWorld, project: string, options: Options, progress: ProgressBar): Promise<ExitCode> {
  const job = settleProject(project, options);
  const studio = await openHeadlessStudio(world.engine, world.folders);
  try {
    const startedMs = performance.now();
    const summary = await exportProject(job, studio, world.signal, (state) => {
      if (!options.quiet) progress.show(state);
    });
    progress.clear();
    const seconds = (performance.now() - startedMs) / 1000;
    if (!options.quiet) for (const remark of [...projectRemarks(summary), describeProject(summary, seconds)]) world.standardError.write(`${remark}\n`);
    if (options.json) world.standardOutput.write(`${projectJson(summary, seconds)}\n`);
    if (summary.gate.isBlocked) return 3;
    return summary.failed.length > 0 ? 1 : 0;
  } finally {
    progress.clear();
    await studio.close();
  }
}

function settleProject(project: string, options: Options): ProjectExportJob {
  const { export: what, out: target, format: container, rate: sampleRate, depth, bitrate: bitrateKbps, codec, language } = options;
  if (what === undefined) throw wrong('Say what of the project to export: --export mix, voices, stems, beds, lines or video.');
  if (target === undefined) throw wrong('Say where to write it: --out <path>.');
  if (resolve(target) === resolve(project)) throw wrong('The export needs a file of its own.');
  const format = chooseExportFormat(target, what, { container, sampleRate, depth, bitrateKbps, codec, language, keepsOriginal: options['keep-original'] });
  return {
    projectPath: resolve(project),
    renders: options.render,
    ...(options.report !== undefined && { reportPath: resolve(options.report) }),
    spec: {
      what,
      target: resolve(target),
      format,
      loudness: options.loudness ?? null,
      channels: 2,
      nameTemplate: options.name,
      collision: 'replace',
      companions: options.companions,
      cueTimes: options['cue-times'],
      cuePoints: 'none',
      gate: options.gate,
      tags: {},
      range: null,
    },
  };
}

function wrong(sentence: string): VoxloomError {
  return new VoxloomError('input.option', sentence);
}
