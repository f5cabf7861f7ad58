import { assert } from '../../base/assert.ts'
import { ok, type Result } from '../../base/result.ts'
import type { Kind } from '../../model/kind.ts'
import type { ApiClient } from '../api-client.ts'
import type { Refusal } from '../refusal.ts'

type Texts = Readonly<Record<string, unknown>>

/** Path of the resources of a kind; ids of what they lie below are members of `fields`. */
export type CollectionPath = (kind: Kind, fields: Texts) => string

interface Document {
  readonly paths: Readonly<
    Record<string, { readonly post?: { readonly operationId?: string } } | undefined>
  >
}

/** Where the API has its resources, as it says itself. */
export async function apiPaths(api: ApiClient): Promise<Result<CollectionPath, Refusal>> {
  const got = await api.call('GET', '/v1/openapi.json')
  if (!got.ok) return got
  const { paths } = got.value as Document
  const templates = new Map(
    Object.entries(paths).map(([path, item]) => [item?.post?.operationId ?? '', path]),
  )
  return ok((kind, fields) => {
    const operationId = `create${kind.name.charAt(0).toUpperCase()}${kind.name.slice(1)}`
    const template = templates.get(operationId)
    assert(template !== undefined, `the API has ${operationId}`)
    return template.replace(/\{(\w+)\}/g, (_whole, name: string) => String(fields[name]))
  })
}
