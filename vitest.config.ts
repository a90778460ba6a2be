import { defineConfig } from 'vitest/config';

const END_TO_END = 'test/e2e/**/*.e2e.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: [END_TO_END],
          testTimeout: 60_000,
          // Two cores: more workers only make the timing tests noisy.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'end to end',
          include: [END_TO_END],
          globalSetup: 'test/e2e/support/global-setup.ts',
          testTimeout: 120_000,
          hookTimeout: 60_000,
          // A whole studio and a browser at a time, with the machine to themselves.
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
