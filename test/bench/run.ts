/**
 * `npm run bench -- NAME [--save]` (`api` also takes `--rival neutron`): prints figures as JSON beside the last committed ones.
 *
 * @module
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { benchApi } from './api.ts'
import { benchBatch } from './batch.ts'
import { benchCli } from './cli.ts'
import { calibrationMs } from './measure.ts'
import { benchTrace } from './trace.ts'

const BENCHES: Readonly<Record<string, (flags: readonly string[]) => unknown>> = {
  trace: benchTrace,
  batch: benchBatch,
  api: benchApi,
  cli: benchCli,
}

const [name = '', ...flags] = process.argv.slice(2)
const bench = BENCHES[name]
if (bench === undefined) {
  process.stderr.write(
    `npm run bench -- NAME, where NAME is ${Object.keys(BENCHES).join(' or ')}\n`,
  )
  process.exit(2)
}

const file = new URL(`./baseline/${name}.json`, import.meta.url)
const baseline: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
const calibration = calibrationMs()
const report = {
  bench: name,
  machine: { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length },
  calibrationMs: calibration,
  figures: await bench(flags),
}
process.stdout.write(`${JSON.stringify({ ...report, baseline }, null, 2)}\n`)
if (flags.includes('--save')) writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
