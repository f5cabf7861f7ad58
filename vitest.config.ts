import { defineConfig } from 'vitest/config'

const apart = ['test/connected/**', 'test/conformance/**']

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: apart } },
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
