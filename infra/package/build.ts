/**
 * Builds `dist`, which is what `npm pack` packs: plain JavaScript for Node 20 and later, with types.
 * `npm run build`; `npm pack` runs it first.
 *
 * @module
 */
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'

const TOP = fileURLToPath(new URL('../../', import.meta.url))
const DIST = join(TOP, 'dist')

/** yaml's build for Node is CommonJS, which an ES module cannot hold without a `require` of its own. */
const yaml = join(dirname(createRequire(import.meta.url).resolve('yaml')), '../browser/index.js')

const SHARED = {
  absWorkingDir: TOP,
  bundle: true,
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  logLevel: 'warning',
} as const satisfies BuildOptions

/** One chunk for each command: `weft --help` loads nothing of the engine. */
const cli: BuildOptions = {
  ...SHARED,
  entryPoints: { weft: 'src/node.ts' },
  outdir: DIST,
  chunkNames: 'chunk/[name]-[hash]',
  splitting: true,
  platform: 'node',
  target: 'node20',
  external: ['workerd', 'esbuild'],
  alias: { yaml },
}

/** Nothing in them knows where it runs. */
const libraries: BuildOptions = {
  ...SHARED,
  entryPoints: { sdk: 'src/sdk/index.ts', engine: 'src/engine/index.ts' },
  outdir: DIST,
  platform: 'neutral',
  target: 'es2022',
}

const worker: BuildOptions = {
  ...SHARED,
  entryPoints: { worker: 'src/worker.ts' },
  outdir: DIST,
  target: 'es2024',
  conditions: ['workerd', 'worker', 'browser'],
  mainFields: ['browser', 'module', 'main'],
  external: ['node:*', 'cloudflare:*'],
}

rmSync(DIST, { recursive: true, force: true })
await Promise.all([cli, libraries, worker].map((options) => build(options)))
execFileSync(join(TOP, 'node_modules/.bin/tsc'), ['-p', 'infra/package'], {
  cwd: TOP,
  stdio: 'inherit',
})
