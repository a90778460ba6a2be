import { PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';
import { wordsOf, type HandoffList } from './handoff-list.ts';

/** A label track of Audacity: start and end in seconds and what is there, parted by tabs. Markers are labels without length. */
export function writeLabels({ clips, markers }: HandoffList): string {
  const labels = [
    ...clips.map((clip) => ({ start: clip.startSample, end: clip.startSample + clip.lengthSamples, text: clip.lineText === '' ? clip.name : wordsOf(clip) })),
    ...markers.map(({ atSample, name }) => ({ start: atSample, end: atSample, text: name })),
  ];
  const seconds = (samples: number): string => (samples / PROJECT_SAMPLE_RATE).toFixed(6);
  return labels
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, text }) => `${seconds(start)}\t${seconds(end)}\t${text.replace(/[\s\p{Cc}]+/gu, ' ').trim()}\n`)
    .join('');
}
