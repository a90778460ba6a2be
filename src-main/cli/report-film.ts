import { basename } from 'node:path';

import type { FilmSummary } from '../services/headless/dub-film.ts';
import type { CueReport } from '../services/headless/film-report.ts';
import { duration } from './progress-bar.ts';

/** Cues that are told one by one; the rest are counted. */
const MOST_TOLD = 20;

/** What the author should know about a film that was dubbed, one sentence each. */
export function filmRemarks({ warnings, failed, gate, cues }: FilmSummary): string[] {
  const flagged = cues.filter(({ flags }) => flags.length > 0);
  const untold = flagged.length - MOST_TOLD;
  return [
    ...warnings,
    ...failed.map(({ message }) => `A line could not be rendered: ${message}`),
    ...flagged.slice(0, MOST_TOLD).map(describeCue),
    ...(untold > 0 ? [`${untold} more cues should be looked at; --json lists them all.`] : []),
    ...gate.findings.map((finding) => `Delivery: ${finding}`),
  ];
}

export function describeFilm({ film, cues, gate, projectPath }: FilmSummary, target: string, seconds: number): string {
  if (!film) return `"${basename(target)}" was not made: the delivery check blocks it. Mend what it says in "${projectPath}", or give --gate warn.`;
  const rates = cues.filter(({ speechMs }) => speechMs !== null).map(({ rate }) => rate);
  const over = cues.filter(({ overMs }) => overMs > 0).length;
  const flagged = cues.filter(({ flags }) => flags.length > 0).length;
  const loudness = film.loudnessLufs === null ? '' : `, ${film.loudnessLufs.toFixed(1)} LUFS`;
  const fastest = rates.length === 0 ? '' : `, rates ${Math.min(...rates).toFixed(2)} to ${Math.max(...rates).toFixed(2)}`;
  const looked = gate.isBlocked ? '' : `, ${flagged} to look at (${over} too long for their slot)`;
  return `${basename(film.path)}: ${cues.length} cues, ${duration(film.lengthMs / 1000)} in ${seconds.toFixed(1)} s${fastest}${looked}${loudness}.`;
}

export function filmJson({ projectPath, film, cues, rendered, failed, gate, warnings, stages }: FilmSummary, seconds: number): string {
  return JSON.stringify({
    project: projectPath,
    film: film ?? null,
    seconds: rounded(seconds),
    stages: Object.fromEntries(Object.entries(stages).map(([name, spent]) => [name, rounded(spent)])),
    rendered,
    failed,
    gate,
    warnings,
    cues: cues.map(({ startMs, speechMs, rate, overMs, ...cue }) => ({ ...cue, startMs: rounded(startMs), speechMs: speechMs === null ? null : rounded(speechMs), rate: rounded(rate), overMs: rounded(overMs) })),
  });
}

function describeCue({ cue, character, text, startMs, speechMs, rate, overMs, flags }: CueReport): string {
  const reasons = flags.map((flag) => {
    if (flag === 'missing') return 'has no sound';
    if (flag === 'over') return `is ${(overMs / 1000).toFixed(1)} s too long at rate ${rate.toFixed(2)}`;
    return `begins ${Math.abs((speechMs ?? startMs) - startMs).toFixed(0)} ms ${flag === 'early' ? 'too early' : 'too late'}`;
  });
  return `Cue ${cue} (${character}, "${shortened(text)}") ${reasons.join(' and ')}.`;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
