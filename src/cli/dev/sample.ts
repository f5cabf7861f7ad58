/**
 * The sample network, created through the API as any tenant would.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { ok, type Result } from '../../base/result.ts'
import type { ApiClient } from '../api-client.ts'
import { projectFile } from '../project-file.ts'
import { badInput, type Refusal } from '../refusal.ts'
import { apiPaths, type CollectionPath } from './api-paths.ts'
import { type Entry, parseManifest, referenceTo, resolveReferences } from './manifest.ts'

const FILE = 'examples/sample/network.yaml'

/** Carried by the first VPC once everything is there: what is changed afterwards stays changed. */
const COMPLETE = { sample: 'complete' }

interface Listed {
  readonly id: string
  readonly name?: string
  readonly tags?: Readonly<Record<string, string>>
}

/** Creates what is missing; does nothing where a former start has created everything. */
export async function ensureSample(api: ApiClient): Promise<Result<'created' | 'found', Refusal>> {
  const parsed = parseManifest(readFileSync(projectFile(FILE), 'utf8'), FILE)
  if (!parsed.ok) return parsed
  const [first] = parsed.value
  if (first === undefined) return badInput(`${FILE} is empty`)
  const paths = await apiPaths(api)
  if (!paths.ok) return paths
  const path = paths.value(first.kind, {})
  const before = await named(api, path, first.name)
  if (!before.ok) return before
  if (before.value?.tags?.['sample'] === COMPLETE.sample) return ok('found')
  const ids = await createAll(api, paths.value, parsed.value)
  if (!ids.ok) return ids
  const item = `${path}/${ids.value.get(referenceTo(first)) ?? ''}`
  const marked = await api.call('PATCH', item, { tags: COMPLETE })
  return marked.ok ? ok('created') : marked
}

/** In the order of the file; what a broken-off start has left is found by its name. */
async function createAll(
  api: ApiClient,
  paths: CollectionPath,
  entries: readonly Entry[],
): Promise<Result<ReadonlyMap<string, string>, Refusal>> {
  const ids = new Map<string, string>()
  const vpcs = new Map<unknown, unknown>()
  for (const entry of entries) {
    const parent = `${entry.kind.parent}Id`
    const given = resolveReferences(entry.fields, ids) as Readonly<Record<string, unknown>>
    const { vpcId = vpcs.get(given[parent]), [parent]: parentId, ...body } = given
    const path = paths(entry.kind, { vpcId, [parent]: parentId })
    const made = await ensure(api, path, { name: entry.name, ...body })
    if (!made.ok) return made
    ids.set(referenceTo(entry), made.value)
    vpcs.set(made.value, vpcId)
  }
  return ok(ids)
}

async function ensure(
  api: ApiClient,
  path: string,
  body: { readonly name: string },
): Promise<Result<string, Refusal>> {
  const found = await named(api, path, body.name)
  if (!found.ok) return found
  if (found.value !== undefined) return ok(found.value.id)
  const made = await api.call('POST', path, body)
  return made.ok ? ok((made.value as Listed).id) : made
}

async function named(
  api: ApiClient,
  path: string,
  name: string,
): Promise<Result<Listed | undefined, Refusal>> {
  const listed = await api.call('GET', `${path}?name=${encodeURIComponent(name)}`)
  if (!listed.ok) return listed
  const { items } = listed.value as { readonly items: readonly Listed[] }
  return ok(items.find((item) => item.name === name))
}
