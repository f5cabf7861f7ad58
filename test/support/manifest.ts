/** Manifests as text, planned against networks in memory. */
import { parseYaml } from '../../src/cli/manifest/parse-yaml.ts'
import { type Fault, faultText } from '../../src/manifest/fault.ts'
import { type Planned, type PlanOptions, plan } from '../../src/manifest/plan.ts'
import { type Manifest, readManifest } from '../../src/manifest/read-manifest.ts'
import type { Step } from '../../src/manifest/step.ts'
import type { StoredResource } from '../../src/store/chain.ts'

const FILE = 'shop.yaml'

/** The manifest of a text that must be one. */
export function manifestOf(text: string): Manifest {
  const file = parseYaml(FILE, text)
  const read = file.ok ? readManifest([file.value]) : file
  if (read.ok) return read.value
  throw new Error(read.error.map(faultText).join('\n'))
}

/** Everything that is wrong with a text, as it is printed. */
export function faultsIn(text: string, live: readonly StoredResource[] = []): string[] {
  const said = (faults: readonly Fault[]): string[] => faults.map(faultText)
  const file = parseYaml(FILE, text)
  if (!file.ok) return said(file.error)
  const read = readManifest([file.value])
  if (!read.ok) return said(read.error)
  const planned = plan(read.value, live)
  return planned.ok ? [] : said(planned.error)
}

export function planOf(
  text: string,
  live: readonly StoredResource[] = [],
  options: PlanOptions = {},
): Planned {
  const planned = plan(manifestOf(text), live, options)
  if (planned.ok) return planned.value
  throw new Error(planned.error.map(faultText).join('\n'))
}

/** `create vpc/shop`, in order. */
export const saidOf = (steps: readonly Step[]): string[] =>
  steps.map(({ action, path }) => `${action} ${path}`)

/** What is there once the plan is carried out, with paths for ids. */
export const networkAfter = (
  text: string,
  live: readonly StoredResource[] = [],
  options: PlanOptions = {},
): readonly StoredResource[] => planOf(text, live, options).resources
