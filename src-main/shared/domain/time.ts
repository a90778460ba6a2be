/** The programme clock counts samples at 48 kHz from the start of the project; every position in a project is a whole number of them. */
export const PROJECT_SAMPLE_RATE = 48_000;

/** Nearest sample of a time in ms. */
export function samplesOfMs(ms: number): number {
  return Math.round((ms * PROJECT_SAMPLE_RATE) / 1000);
}

export function msOfSamples(samples: number): number {
  return (samples * 1000) / PROJECT_SAMPLE_RATE;
}
