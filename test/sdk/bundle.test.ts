import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const GZIP_BYTES_MAX = 6 * 1024

const bundled = build({
  entryPoints: ['src/sdk/index.ts'],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  metafile: true,
  write: false,
})

test('the client is at most 6 KiB, zipped', async () => {
  const { outputFiles } = await bundled
  const bytes = gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length
  expect(bytes).toBeGreaterThan(1024)
  expect(bytes).toBeLessThanOrEqual(GZIP_BYTES_MAX)
})

test('it holds nothing but itself: no package, no module of Node, no other folder', async () => {
  const { metafile, outputFiles } = await bundled
  const strangers = Object.keys(metafile.inputs).filter((path) => !path.startsWith('src/sdk/'))
  expect(strangers).toEqual([])
  expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([])
  expect(outputFiles[0]?.text).not.toMatch(/node:|\bprocess\b|\bBuffer\b|\brequire\b/)
})
