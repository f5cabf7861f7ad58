import { readFileSync } from 'node:fs'
import { ok, type Result } from '../../base/result.ts'
import { type Fault, faultText } from '../../manifest/fault.ts'
import { type Manifest, readManifest } from '../../manifest/read-manifest.ts'
import { badInput, type Refusal, wrongUsage } from '../refusal.ts'
import { parseYaml } from './parse-yaml.ts'

const FAULTS_SHOWN_MAX = 50

/** What cannot be as it is written: each thing with file, line and column. */
export function refuseFaults(faults: readonly Fault[]): Result<never, Refusal> {
  const shown = faults.slice(0, FAULTS_SHOWN_MAX).map(faultText)
  const more = faults.length - shown.length
  return badInput(...shown, ...(more > 0 ? [`and ${more} more`] : []))
}

/** The files as one manifest. */
export function readManifestFiles(
  paths: readonly string[],
  name?: string,
): Result<Manifest, Refusal> {
  if (paths.length === 0) return wrongUsage('say which manifest: a file of YAML or JSON')
  const files = []
  for (const path of paths) {
    const text = readText(path)
    if (!text.ok) return text
    const file = parseYaml(path, text.value)
    if (!file.ok) return refuseFaults(file.error)
    files.push(file.value)
  }
  const manifest = readManifest(files, name)
  return manifest.ok ? manifest : refuseFaults(manifest.error)
}

function readText(path: string): Result<string, Refusal> {
  try {
    return ok(readFileSync(path, 'utf8'))
  } catch (error) {
    return badInput(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? error}`)
  }
}
