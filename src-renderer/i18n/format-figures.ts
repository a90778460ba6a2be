import type { WindowLanguage } from './messages.ts';

/** A size of a file, in decimal units as file managers show it: `8.6 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)} ${units[power] ?? ''}`;
}

/** How long something still takes, rounded up to whole seconds: `0:04`, `12:30`, `1:02:03`. */
export function formatRemaining(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** A figure with digits after its point, below zero with the sign that is made for it: `−1.5`. */
export function formatFigure(value: number, digits = 1): string {
  return value.toFixed(digits).replace('-', '−');
}

/** A momentary loudness: `−16.2`, and a dash for silence. */
export function formatLufs(lufs: number): string {
  return Number.isFinite(lufs) && lufs > -70 ? formatFigure(lufs) : '–';
}

/** The time of day of a moment, in the language's own way: `14:02`. */
export function formatClock(atMs: number, language: WindowLanguage): string {
  return new Date(atMs).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** The day of a moment: `3 Mar 2026`. */
export function formatDay(atMs: number, language: WindowLanguage): string {
  return new Date(atMs).toLocaleDateString(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: 'short', year: 'numeric' });
}
