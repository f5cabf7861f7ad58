import { defineConfig } from 'vitest/config'

const apart = ['test/connected/**', 'test/conformance/**']

export default defineConfig({
  test: {
    projects: [
      // Pure code has nothing to leak from one file to the next, and a fresh world for each costs more than the tests.
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: apart,
          isolate: false,
          // Property tests take seconds, and a multiple of them on a machine that others use too.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'connected',
          include: ['test/connected/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'conformance',
          include: ['test/conformance/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
})
