/** Node in other versions than the one that runs the tests. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

export interface NodeBinary {
  readonly major: number
  readonly path: string
}

/** The binary of a version: one on the path, the one that runs this, or else one from the registry. */
export function nodeBinary(major: number): NodeBinary | undefined {
  const found = [process.execPath, ...onPath()].find((path) => majorOf(path) === major)
  const path = found ?? installed(major)
  return path === undefined ? undefined : { major, path }
}

const onPath = (): string[] =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'node'))
    .filter((path) => existsSync(path))

function majorOf(path: string): number {
  const { stdout } = spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' })
  return Number.parseInt(stdout, 10)
}

/** The package `node` only fetches this one when it is installed. */
function installed(major: number): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), `weft-node-${major}-`))
  writeFileSync(join(folder, 'package.json'), '{}')
  const name = `node-${process.platform}-${process.arch}`
  try {
    execFileSync(
      'npm',
      ['install', '--prefer-offline', '--no-audit', '--no-fund', `${name}@${major}`],
      {
        cwd: folder,
        stdio: 'ignore',
      },
    )
  } catch {
    return undefined
  }
  const path = join(folder, 'node_modules', name, 'bin/node')
  return existsSync(path) && majorOf(path) === major ? path : undefined
}
