import type { FilmCue } from './film-script.ts';
import { FILM_CAST } from './film-script.ts';

const SAMPLE_RATE = 48_000;
const TABLE = 4096;
const CHUNK_FRAMES = SAMPLE_RATE;
/** Of each speaker in turn, in Hz. */
const PITCHES = [196, 118, 220, 104];

/**
 * The film's own sound, stereo, 16 bits, a second at a time: a low chord that swells, and under each cue something with the
 * pitch, the syllables and the spectrum of a voice. It stands for the original programme, whose speech a dub covers.
 */
export function* filmSound(cues: readonly FilmCue[], lengthMs: number): Generator<Int16Array> {
  const chord = wavetable((phase) => [2, 3, 4, 5].reduce((sum, harmonic) => sum + Math.sin(phase * harmonic) / harmonic, 0) * 0.16);
  const voices = PITCHES.map((pitch) => wavetable((phase) => voiced(phase, pitch)));
  const swell = wavetable((phase) => 0.6 + 0.4 * Math.sin(phase));
  const syllables = wavetable((phase) => Math.max(0, Math.sin(phase)) ** 0.7);
  const speakers = Object.keys(FILM_CAST);
  const frames = Math.round((lengthMs * SAMPLE_RATE) / 1000);
  let next = 0;
  for (let from = 0; from < frames; from += CHUNK_FRAMES) {
    const count = Math.min(CHUNK_FRAMES, frames - from);
    const chunk = new Int16Array(2 * count);
    for (let index = 0; index < count; index++) {
      const at = from + index;
      let cue = cues[next];
      while (cue && sampleOf(cue.endMs) <= at) cue = cues[++next];
      const bed = valueAt(chord, at, 55) * valueAt(swell, at, 0.11);
      let speech = 0;
      if (cue && sampleOf(cue.startMs) <= at) {
        const speaker = speakers.indexOf(cue.speaker);
        const bent = (PITCHES[speaker] ?? 150) * (1 + 0.04 * valueAt(swell, at, 0.7));
        speech = valueAt(voices[speaker] ?? chord, at - sampleOf(cue.startMs), bent) * valueAt(syllables, at - sampleOf(cue.startMs), 2.2) * 0.35;
      }
      chunk[2 * index] = Math.round(32_767 * (bed + speech));
      chunk[2 * index + 1] = Math.round(32_767 * (bed * 0.9 + speech));
    }
    yield chunk;
  }
}

/** Harmonics with the weights of an open vowel: formants near 700, 1200 and 2600 Hz. */
function voiced(phase: number, pitch: number): number {
  let sum = 0;
  for (let harmonic = 1; harmonic * pitch < 4000; harmonic++) {
    const hz = harmonic * pitch;
    const weight = [700, 1200, 2600].reduce((most, formant) => Math.max(most, Math.exp(-(((hz - formant) / 260) ** 2))), 0.05);
    sum += (Math.sin(phase * harmonic) * weight) / Math.sqrt(harmonic);
  }
  return sum * 0.4;
}

function wavetable(value: (phase: number) => number): Float32Array {
  return Float32Array.from({ length: TABLE }, (_, index) => value((2 * Math.PI * index) / TABLE));
}

function valueAt(table: Float32Array, sample: number, hz: number): number {
  return table[Math.floor((((sample * hz) / SAMPLE_RATE) % 1) * TABLE)] ?? 0;
}

function sampleOf(ms: number): number {
  return Math.round((ms * SAMPLE_RATE) / 1000);
}
