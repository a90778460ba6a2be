/** The key of most shortcuts, as Playwright calls it. */
export const PRIMARY = process.platform === 'darwin' ? 'Meta' : 'Control';
