/**
 * The sample network, created through the API as any tenant would.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { ok, type Result } from '../../base/result.ts'
import type { Kind } from '../../model/kind.ts'
import { kebab, resourceOf } from '../../operation/operations.ts'
import type { ApiClient } from '../api-client.ts'
import { projectFile } from '../project-file.ts'
import { badInput, type Refusal } from '../refusal.ts'
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
  const listed = await named(api, pathOf(first, new Map()), first.name)
  if (!listed.ok) return listed
  if (listed.value?.tags?.['sample'] === COMPLETE.sample) return ok('found')
  const ids = await createAll(api, parsed.value)
  if (!ids.ok) return ids
  const path = `${pathOf(first, ids.value)}/${ids.value.get(referenceTo(first)) ?? ''}`
  const marked = await api.call('PATCH', path, { tags: COMPLETE })
  return marked.ok ? ok('created') : marked
}

type Ids = ReadonlyMap<string, string>

/** In the order of the file; what a broken-off start has left is found by its name. */
async function createAll(api: ApiClient, entries: readonly Entry[]): Promise<Result<Ids, Refusal>> {
  const ids = new Map<string, string>()
  const vpcs = new Map<string, string>()
  for (const entry of entries) {
    const fields = resolveReferences(entry.fields, ids) as Readonly<Record<string, unknown>>
    const parentId = String(fields[`${entry.kind.parent}Id`] ?? '')
    const vpcId = String(fields['vpcId'] ?? vpcs.get(parentId) ?? '')
    const path = collectionPath(entry.kind, vpcId, parentId)
    const made = await ensure(api, path, entry, fields)
    if (!made.ok) return made
    ids.set(referenceTo(entry), made.value)
    vpcs.set(made.value, vpcId)
  }
  return ok(ids)
}

async function ensure(
  api: ApiClient,
  path: string,
  { kind, name }: Entry,
  fields: Readonly<Record<string, unknown>>,
): Promise<Result<string, Refusal>> {
  const found = await named(api, path, name)
  if (!found.ok) return found
  if (found.value !== undefined) return ok(found.value.id)
  const { vpcId: _vpcId, [`${kind.parent}Id`]: _parentId, ...rest } = fields
  const made = await api.call('POST', path, { name, ...rest })
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

const pathOf = ({ kind }: Entry, ids: Ids): string => collectionPath(kind, ids.get('vpc') ?? '', '')

/** As the API builds its paths from the kinds: below the VPC, and below the parent where there is one. */
function collectionPath(kind: Kind, vpcId: string, parentId: string): string {
  const within = kind.scope === 'vpc' ? `/v1/vpcs/${vpcId}` : '/v1'
  const below = kind.parent === undefined ? '' : `/${resourceOf(kind)}/${parentId}`
  return `${within}${below}/${kebab(kind.plural)}`
}
