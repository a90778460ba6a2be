const SIBILANTS: ReadonlySet<string> = new Set(['S', 'Z', 'SH', 'ZH', 'CH', 'JH']);
const VOICELESS: ReadonlySet<string> = new Set(['P', 'T', 'K', 'F', 'TH', 'S', 'SH', 'CH', 'HH']);

/** ARPABET vowels are the phones that carry a stress digit. */
export function isVowel(phone: string | undefined): boolean {
  return phone !== undefined && /\d$/.test(phone);
}

export function isSibilant(phone: string | undefined): boolean {
  return phone !== undefined && SIBILANTS.has(phone);
}

export function isVoiceless(phone: string | undefined): boolean {
  return phone !== undefined && VOICELESS.has(phone);
}

/** Main stress becomes side stress: what the second half of a compound, or the word behind a stressed prefix, gets. */
export function withoutMainStress(phones: readonly string[]): readonly string[] {
  return phones.map((phone) => phone.replace(/1$/, '2'));
}

/** ARPABET as lists write it: phones with one space between. */
export function phonesOf(written: string): readonly string[] {
  return written.split(' ');
}
