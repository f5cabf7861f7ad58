import { copyFileSync, existsSync } from 'node:fs'
import { fail, ok, type Result } from '../../base/result.ts'
import { EXIT } from '../exit-code.ts'
import { projectFile } from '../project-file.ts'
import type { Refusal } from '../refusal.ts'

/** In an installed package the Worker is there as one file, and its source is not. */
const PREBUILT = 'dist/worker.js'
const SOURCE = 'src/worker.ts'

/** The Worker with everything that it imports, in one file, as workerd wants it. */
export async function bundleWorker(outfile: string): Promise<Result<string, Refusal>> {
  if (!existsSync(projectFile(SOURCE))) {
    copyFileSync(projectFile(PREBUILT), outfile)
    return ok(outfile)
  }
  const { build } = await import('esbuild')
  try {
    await build({
      entryPoints: [projectFile(SOURCE)],
      outfile,
      bundle: true,
      format: 'esm',
      target: 'es2024',
      conditions: ['workerd', 'worker', 'browser'],
      mainFields: ['browser', 'module', 'main'],
      external: ['node:*', 'cloudflare:*'],
      sourcemap: 'inline',
      logLevel: 'silent',
    })
    return ok(outfile)
  } catch (error) {
    const lines = [`${SOURCE} cannot be bundled`, ...String(error).split('\n')]
    return fail({ exitCode: EXIT.unexpected, lines })
  }
}
