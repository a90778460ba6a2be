import { describe, expect, it } from 'vitest';

import { parseFlags } from '../../../../src-main/shells/web/parse-flags.ts';

describe('the flags of the web shell', () => {
  it('have defaults', () => {
    expect(parseFlags([], '/films')).toEqual({ port: 0, browser: true, stay: false });
  });

  it('are read, with paths from the working folder', () => {
    const flags = parseFlags(['a.vox', '--no-browser', '--stay', '--port', '8123', '--data-folder', 'data', '--documents-folder', '/docs'], '/films');
    expect(flags).toEqual({ port: 8123, browser: false, stay: true, projectPath: '/films/a.vox', dataFolder: '/films/data', documentsFolder: '/docs' });
  });

  it.each([['--port', '65536'], ['--port', '1e3'], ['--port', '-1'], ['--port', ''], ['--window'], ['a.vox', 'b.vox'], ['--port']].map((args) => ({ args })))('refuse $args', ({ args }) => {
    expect(() => parseFlags(args, '/films')).toThrow(expect.objectContaining({ code: 'input.option' }));
  });
});
